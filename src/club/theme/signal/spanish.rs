//! Turns of phrase of Spanish reviews.

use super::Signals;

/// All of them.
pub(super) const SIGNALS: Signals = Signals {
    topic_before: "
        temas como, tema de, temas de, el tema, los temas, explora*, aborda*, trata de,
        trata sobre, trata la, trata el, trata los, trata las, tratan, habla de, habla
        sobre, hablar de, nos habla, reflexion*, reflexión sobre, reflexiones sobre,
        plantea*, cuestiona*, critica*, crítica a, crítica de, denuncia*, retrata*, retrato
        de, historia de, historia sobre, novela sobre, libro sobre, gira en torno, se centra
        en, centrado en, alegoría de, metáfora de, meditación sobre, importancia de,
        naturaleza de, profundiza en, ahonda en, pone sobre la mesa, invita a reflexionar,
        hace pensar en, nos hace pensar, en el fondo",
    statement_before: "",
    statement: "
        tema principal, temas principales, tema central, temas centrales, trasfondo,
        mensaje, moraleja, moralej*",
    opinion: "
        me ha gustado, me gustó, me gusta, me encantó, me ha encantado, me encanta, me
        parece, me pareció, me ha parecido, creo que, pienso que, en mi opinión, para mí, no
        me gustó, no me ha gustado, esperaba",
    judgement: "
        maravillos*, precios*, increíble, excelente, brillante, magnífic*, impresionante,
        emotiv*, conmovedor*, aburrid*, lento, lenta, flojo, floja, predecible, decepcion*,
        entretenid*, interesante*, recomendable, genial, bien escrit*, demasiado, demasiada,
        atrapa*, engancha*, peor, mejor",
    spoiler: "
        muere, murió, asesinad*, al final, resulta que, final del libro, desenlace, giro,
        spoiler*, destripe*",
    chat: "
        reseña, blog, estrellas, puntuación, goodreads, os recomiendo, recomiendo,
        editorial, ejemplar, agradecer, leído, lectura conjunta",
    bridges: &[
        "el", "la", "los", "las", "un", "una", "unos", "unas", "es", "sobre", "de", "del", "en",
        "trata", "va", "como", "típica", "típico", "simple", "mera", "mero", "historia", "novela",
        "libro", "se", "ser",
    ],
    denials: &["no", "nunca", "tampoco", "ni", "sin", "menos", "nada"],
    no: &["ningún", "ninguna"],
    rather_than: &["más", "bien", "que"],
};
