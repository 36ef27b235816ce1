//! Turns of phrase of Dutch reviews.

use super::Signals;

/// All of them.
pub(super) const SIGNALS: Signals = Signals {
    topic_before: "
        thema's als, thema, thema's, onderwerpen als, onderwerp, gaat over, gaat om, draait om,
        handelt over, vertelt over, verhaal over, roman over, boek over, verkent, onderzoekt,
        behandelt, snijdt aan, stelt vragen over, kritiek op, portret van, beschrijft, reflectie op,
        zet je aan het denken, allegorie, metafoor voor, in het middelpunt, centraal staat",
    statement_before: "verhaal van, geschiedenis van, belang van, zoektocht naar, zoek naar",
    statement: "thematiek, hoofdthema, boodschap, motief, rode draad",
    opinion: "
        ik vind, ik vond, ik hou, mij, naar mijn mening, voor mij, ik denk, ik geloof, ik heb",
    judgement: "
        prachtig*, mooi*, geweldig*, schitterend*, indrukwekkend*, spannend*, meeslepend*,
        ontroerend*, saai*, langdradig*, zwak*, teleurstell*, voorspelbaar*, interessant*, helaas,
        jammer, goed geschreven, te lang, grappig*, aanrader",
    spoiler: "sterft, vermoord, aan het eind, uiteindelijk, blijkt, wending, spoiler*, ontknoping",
    chat: "recensie, blog, sterren, beoordeling, goodreads, hebban, uitgeverij, recensie-exemplaar",
    bridges: &[
        "de", "het", "een", "over", "van", "om", "in", "echt", "gaat", "verhaal", "roman", "boek",
    ],
    denials: &["niet", "nooit", "minder", "zonder", "noch"],
    no: &["geen"],
    rather_than: &["eerder", "dan"],
};
