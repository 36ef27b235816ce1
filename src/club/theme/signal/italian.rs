//! Turns of phrase of Italian reviews.

use super::Signals;

/// All of them.
pub(super) const SIGNALS: Signals = Signals {
    topic_before: "
        temi come, tema della, tema del, tema dell, temi della, il tema, i temi, tematiche
        come, esplora*, affront*, tratta di, tratta della, tratta del, parla di, parla
        della, parla del, parla dell, riflessione su, riflessione sul, riflessione sulla,
        riflessioni su, riflett*, indaga*, questione della, questioni come, critica alla,
        critica al, denuncia*, ritratto di, ritratto della, racconta*, storia di, storia d,
        storia della, romanzo su, romanzo sul, romanzo sulla, libro su, libro sul, libro
        sulla, ruota attorno, ruota intorno, allegoria*, metafora*, importanza della,
        importanza del, natura della, al centro",
    statement_before: "",
    statement: "
        tema principale, temi principali, tema centrale, tematica, tematiche, messaggio,
        filo conduttore",
    opinion: "
        mi è piaciuto, mi è piaciuta, mi piace, ho amato, ho adorato, ho trovato, trovo,
        credo che, penso che, secondo me, a mio parere, per me, mi aspettavo, non mi è",
    judgement: "
        meraviglios*, bellissim*, stupend*, eccellente, brillante, splendid*, emozionante*,
        commovente*, toccante*, avvincente, interessante*, noios*, lento, lenta,
        prevedibile, deludente, delus*, coinvolgente, scritto bene, ben scritto, troppo,
        purtroppo, peccato, poetic*",
    spoiler: "
        muore, morì, uccis*, alla fine, finale, colpo di scena, si scopre, spoiler*",
    chat: "
        recensione, blog, stelle, stelline, voto, goodreads, consiglio, consigliato, casa
        editrice, editore, copia",
    bridges: &[
        "il", "lo", "la", "i", "gli", "le", "l", "un", "uno", "una", "di", "della", "del", "su",
        "sul", "sulla", "è", "parla", "tratta", "si", "storia", "romanzo", "libro", "semplice",
        "solita",
    ],
    denials: &["non", "mai", "né", "senza", "meno", "niente"],
    no: &["nessun", "nessuna"],
    rather_than: &["piuttosto", "che"],
};
