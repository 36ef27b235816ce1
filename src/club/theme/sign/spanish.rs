//! Signs of Spanish reviews.

use super::Sign;
use crate::club::bank::{Aspect, Effect, Form};

/// All of them.
#[rustfmt::skip]
pub(super) const SIGNS: &[(Sign, &str)] = &[
    (Sign::Aspect(Aspect::Ending), "
        final, desenlace, finales, epílogo, últimas páginas, último capítulo"),
    (Sign::Aspect(Aspect::Opening), "
        principio, inicio, comienzo, primeras páginas, primeros capítulos, primera parte,
        primera mitad"),
    (Sign::Aspect(Aspect::Pace), "
        ritmo, extensión"),
    (Sign::Aspect(Aspect::Plot), "
        trama, argumento, giro, giros, tramas, subtramas"),
    (Sign::Aspect(Aspect::Characters), "
        personajes, protagonista, protagonistas, personaje"),
    (Sign::Aspect(Aspect::Dialogue), "
        diálogos, diálogo"),
    (Sign::Aspect(Aspect::Prose), "
        prosa, escritura, estilo, pluma, lenguaje, descripciones, redacción, forma de escribir"),
    (Sign::Aspect(Aspect::Narrator), "
        narrador, narradora, narración, voz narrativa, punto de vista"),
    (Sign::Aspect(Aspect::Structure), "
        estructura, capítulos, saltos temporales"),
    (Sign::Aspect(Aspect::World), "
        ambientación, atmósfera, mundo, escenarios, worldbuilding"),
    (Sign::Aspect(Aspect::Humour), "
        humor, ironía, sátira"),
    (Sign::Aspect(Aspect::Romance), "
        romance, historia de amor, amor romántico"),
    (Sign::Aspect(Aspect::Research), "
        documentación, investigación"),
    (Sign::Aspect(Aspect::Suspense), "
        suspense, misterio, intriga, tensión"),
    (Sign::Aspect(Aspect::Message), "
        mensaje, moraleja"),
    (Sign::Aspect(Aspect::Translation), "
        traducción, traductor, traductora"),
    (Sign::Aspect(Aspect::Pictures), "
        ilustraciones, dibujos, dibujo"),
    (Sign::Aspect(Aspect::Premise), "
        premisa, planteamiento"),
    (Sign::Aspect(Aspect::Book), "
        libro, novela, historia, lectura, obra, relato, relatos"),
    (Sign::Praise, "
        maravillos*, precios*, increíble*, excelente*, brillante*, magnífic*, impresionante*,
        emotiv*, conmovedor*, entretenid*, interesante*, genial*, bien escrit*, atrapa*,
        engancha*, espectacular*, fantástic*, perfect*, divertid*, original*, bell*, cuidad*,
        bien construid*, bien trabajad*, adictiv*, absorbente, recomendable, estupend*, sublime,
        fascinante*, entrañable*, poétic*, muy buen*, gran, bien desarrollad*, creíble*,
        maestr*, delicios*"),
    (Sign::Blame, "
        aburrid*, lento, lenta, flojo, floja, flojos, predecible*, decepcion*, previsible*,
        precipitad*, plano, planos, pesado, pesada, confus*, demasiado, demasiada, repetitiv*,
        superficial*, forzad*, inverosímil*, poco creíble*, insulso, insulsa, mejorable, falta
        de, le falta, simple, tópic*, peor"),
    (Sign::Liked, "
        me ha gustado, me gustó, me encantó, me ha encantado, me encanta, me gusta, me han
        gustado, me encantaron, me gustaron"),
    (Sign::Disliked, "
        no me ha gustado, no me gustó, no me convenció, no me ha convencido, no me gustan, no me
        gustaron, me decepcionó, me ha decepcionado"),
    (Sign::Effect(Effect::Tears), "
        me hizo llorar, me ha hecho llorar, lloré, he llorado, lágrimas, llorar"),
    (Sign::Effect(Effect::Laughter), "
        me hizo reír, me ha hecho reír, carcajadas, me reí, sonrisa"),
    (Sign::Effect(Effect::Gripped), "
        no pude soltar*, no puedes soltar*, no puedes dejar de leer, no podía dejar, no pude
        parar, me enganchó, me ha enganchado, engancha desde, devoré, lo leí en un día, de una
        sentada, de un tirón, me atrapó, me ha atrapado, te atrapa, te engancha"),
    (Sign::Effect(Effect::Bored), "
        me aburrió, me aburrí, se me hizo pesado, se me hizo largo, se me ha hecho largo, se me
        hizo eterno, se hace pesado, se hace largo, se me ha hecho pesado"),
    (Sign::Effect(Effect::Stayed), "
        se queda contigo, no olvidaré, deja huella, dejan huella, me ha marcado, me marcó,
        inolvidable"),
    (Sign::Effect(Effect::Thought), "
        hace pensar, hace reflexionar, me hizo pensar, te hace pensar, da que pensar, invita a
        reflexionar, te hace reflexionar, me hizo reflexionar, invita a la reflexión"),
    (Sign::Effect(Effect::Unease), "
        incómod*, perturbador*, inquietante, duro de leer, desgarrador*, sobrecogedor*"),
    (Sign::Effect(Effect::Surprise), "
        me sorprendió, me ha sorprendido, no me esperaba, no me lo esperaba, no lo vi venir"),
    (Sign::Effect(Effect::Reread), "
        releer, releí, relectura, lo he releído"),
    (Sign::Effect(Effect::GaveUp), "
        abandoné, lo dejé, lo abandoné, no lo terminé, no pude terminar"),
    (Sign::Effect(Effect::SlowStart), "
        me costó entrar, me ha costado entrar, cuesta entrar, me costó engancharme, le cuesta
        arrancar, tarda en arrancar"),
    (Sign::Form(Form::FirstPerson), "
        en primera persona, narrado por, narrada por, contada por, contado por"),
    (Sign::Form(Form::Voices), "
        varios narradores, varias voces, distintos puntos de vista, diferentes puntos de vista,
        varios puntos de vista"),
    (Sign::Form(Form::Timelines), "
        dos líneas temporales, saltos temporales, saltos en el tiempo, pasado y presente,
        flashbacks"),
    (Sign::Form(Form::Letters), "
        epistolar, cartas, diario"),
    (Sign::Form(Form::TrueStory), "
        hechos reales, historia real, autobiográfic*, basado en hechos, basada en hechos"),
    (Sign::Form(Form::Series), "
        trilogía, saga, secuela, segunda parte, primer libro de, segunda entrega, primera
        entrega, tercera entrega"),
    (Sign::Form(Form::OpenEnd), "
        final abierto"),
    (Sign::Likens, "
        me recuerda a, me recordó a, me ha recordado a, recuerda a, comparado con, al estilo de,
        similar a, parecido a"),
    (Sign::Recommends, "
        recomiendo, recomendable, os lo recomiendo, lo recomiendo, imprescindible, muy
        recomendable"),
    (Sign::Warns, "
        no lo recomiendo, no recomiendo, no es para todos, no es para todo el mundo, no apto
        para, no apta para, no es un libro para"),
    (Sign::Expected, "
        esperaba, expectativas, me esperaba"),
    (Sign::SetIn, "
        ambientada en, ambientado en, se desarrolla en, transcurre en, situada en, se ambienta
        en, sucede en"),
    (Sign::Turns, "
        pero, aunque, sin embargo, no obstante, mientras, sino"),
    (Sign::Negates, "
        no, ni, nunca, sin, tampoco, nada, poco, poca, menos, apenas, falta, faltan, faltó"),
];
