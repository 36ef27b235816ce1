//! Turns of phrase of German reviews.

use super::Signals;

/// All of them.
pub(super) const SIGNALS: Signals = Signals {
    topic_before: "
        themen wie, thema, themen, es geht um, geht es um, handelt von, handelt es, dreht
        sich um, kreist um, befasst sich, beschäftigt sich, setzt sich mit, setzt sich,
        erzählt von, erzählt die geschichte, geschichte von, geschichte über, geschichte
        einer, geschichte eines, geschichte um, roman über, buch über, frage nach, fragen
        nach, frage der, kritik an, porträt, portrait, spiegelt, thematisier*, hinterfrag*,
        behandelt, behandel*, beleuchtet, schildert, beschreibt, reflexion*, reflektier*,
        nachdenken über, parabel, allegorie, metapher für, im mittelpunkt, im zentrum,
        bedeutung von, darum wie",
    statement_before: "",
    statement: "
        thematik, hauptthema, zentrales thema, botschaft, motiv, motive, leitmotiv",
    opinion: "
        ich finde, ich fand, ich mochte, ich mag, hat mir gefallen, gefiel mir, gefällt mir,
        meiner meinung, für mich, ich glaube, ich denke, mir hat, hat mich, fand ich, mich
        hat",
    judgement: "
        wunderbar*, wunderschön*, großartig*, toll*, brillant*, beeindruckend*, spannend*,
        fesselnd*, berührend*, bewegend*, langweilig*, langatmig*, zäh, schwach*,
        enttäusch*, vorhersehbar*, interessant*, gelungen*, lesenswert*, leider, schade, gut
        geschrieben, zu viel, zu lang, schön*, witzig*, empfehlenswert*",
    spoiler: "
        stirbt, starb, ermordet, getötet, am ende, am schluss, schließlich, stellt sich
        heraus, wendung*, spoiler*, auflösung",
    chat: "
        rezension, blog, sterne, bewertung, goodreads, empfehl*, verlag, rezensionsexemplar,
        bücherei, bibliothek, hörbuch, seiten",
    bridges: &[
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "um",
        "von",
        "über",
        "im",
        "in",
        "wirklich",
        "reine",
        "reiner",
        "typische",
        "klassische",
        "einfach",
        "bloß",
        "geht",
        "es",
        "geschichte",
        "roman",
        "buch",
    ],
    denials: &[
        "nicht", "nie", "niemals", "weniger", "ohne", "weder", "noch", "statt",
    ],
    no: &["kein", "keine", "keinen", "keiner"],
    rather_than: &["eher", "als"],
};
