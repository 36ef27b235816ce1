//! Turns of phrase of Polish reviews.

use super::Signals;

/// All of them.
pub(super) const SIGNALS: Signals = Signals {
    topic_before: "
        tematy takie jak, takie jak, temat, tematy, tematem, tematyk*, porusza*, opowiada o,
        opowiada*, opowieść o, historia o, historię o, powieść o, książka o, mówi o,
        dotyczy, dotyka*, skupia się, refleksj*, rozważan*, zastanawia*, pytania o, pytanie
        o, krytyk*, portret, obraz, alegori*, metafor*, ukazuj*, pokazuj*, przedstawia*,
        przedstawiając*, analiz*, zmusza do, skłania do, znaczenie, rola, rolę, kwestie,
        kwestia, problem, problemy, problematyk*",
    statement_before: "",
    statement: "
        główny temat, głównym tematem, motyw, motywy, motywem, przesłanie, przesłaniem,
        wątek, wątki",
    opinion: "
        podobało mi się, podobała mi się, podoba mi się, moim zdaniem, uważam, myślę, według
        mnie, dla mnie, nie podobało, zachwyc*, lubię, pokochałam, spodziewałam się,
        spodziewałem się",
    judgement: "
        wspaniał*, piękn*, świetn*, genialn*, doskonał*, znakomit*, porusząjąc*,
        wzruszając*, nudn*, nudził*, powoln*, przewidywaln*, rozczarow*, ciekaw*,
        interesując*, wciągając*, dobrze napisan*, zbyt, niestety, szkoda, słab*, wybitn*,
        fascynując*",
    spoiler: "
        umiera, zmarł*, ginie, zabity, zabija, na końcu, zakończeni*, okazuje się, okazało
        się, finał*, spoiler*",
    chat: "
        recenzj*, blog*, gwiazdek, ocena, goodreads, polecam, wydawnictw*, egzemplarz,
        lubimyczytać, czytelni*",
    bridges: &[
        "jest",
        "to",
        "o",
        "tym",
        "tego",
        "typowa",
        "typowy",
        "zwykła",
        "zwykły",
        "książka",
        "powieść",
        "opowieść",
        "historia",
        "żadna",
        "żaden",
    ],
    denials: &["nie", "nigdy", "ani", "bez", "mniej"],
    no: &["żaden", "żadna", "żadnej"],
    rather_than: &["raczej", "niż"],
};
