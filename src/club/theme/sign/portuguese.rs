//! Signs of Portuguese reviews.

use super::Sign;
use crate::club::bank::{Aspect, Effect, Form};

/// All of them.
#[rustfmt::skip]
pub(super) const SIGNS: &[(Sign, &str)] = &[
    (Sign::Aspect(Aspect::Ending), "
        final, desfecho, finais, epílogo, fim"),
    (Sign::Aspect(Aspect::Opening), "
        começo, início, primeiras páginas, primeiros capítulos, primeira parte"),
    (Sign::Aspect(Aspect::Pace), "
        ritmo"),
    (Sign::Aspect(Aspect::Plot), "
        trama, enredo, reviravoltas, reviravolta"),
    (Sign::Aspect(Aspect::Characters), "
        personagens, protagonista, protagonistas, personagem"),
    (Sign::Aspect(Aspect::Dialogue), "
        diálogos"),
    (Sign::Aspect(Aspect::Prose), "
        escrita, prosa, estilo, linguagem, descrições"),
    (Sign::Aspect(Aspect::Narrator), "
        narrador, narradora, narração, voz, ponto de vista"),
    (Sign::Aspect(Aspect::Structure), "
        estrutura, capítulos"),
    (Sign::Aspect(Aspect::World), "
        ambientação, atmosfera, mundo, cenário, universo"),
    (Sign::Aspect(Aspect::Humour), "
        humor, ironia, sátira"),
    (Sign::Aspect(Aspect::Romance), "
        romance entre, história de amor, casal"),
    (Sign::Aspect(Aspect::Suspense), "
        suspense, mistério, tensão"),
    (Sign::Aspect(Aspect::Message), "
        mensagem"),
    (Sign::Aspect(Aspect::Translation), "
        tradução, tradutor, tradutora"),
    (Sign::Aspect(Aspect::Pictures), "
        ilustrações, desenhos, arte"),
    (Sign::Aspect(Aspect::Premise), "
        premissa, ideia"),
    (Sign::Aspect(Aspect::Book), "
        livro, história, leitura, obra, romance"),
    (Sign::Praise, "
        maravilhos*, lindo, linda, lindos, incrível, incríveis, excelente*, brilhante*,
        emocionante*, tocante*, interessante*, envolvente*, ótimo, ótima, ótimos, bem escrit*,
        impactante*, fascinante*, perfeit*, divertid*, cativante*, bem construíd*, genial,
        sensível, fluida, fluido, gostos*, delicios*, surpreendente*, bel*, fantástic*, bem
        desenvolvid*, ric*"),
    (Sign::Blame, "
        cansativ*, chato, chata, lento, lenta, previsível, decepcion*, arrastad*, confus*, ras*,
        superficia*, apressad*, forçad*, repetitiv*, fraco, fraca, clichê*, monóton*, massante,
        maçante, falta de, faltou"),
    (Sign::Liked, "
        gostei, adorei, amei, gosto, eu adorei, eu amei"),
    (Sign::Disliked, "
        não gostei, não me agradou, me decepcionou, me incomodou, não me convenceu"),
    (Sign::Effect(Effect::Tears), "
        chorei, chorar, lágrimas"),
    (Sign::Effect(Effect::Laughter), "
        ri, risadas, rir, gargalhadas, sorrir"),
    (Sign::Effect(Effect::Gripped), "
        não consegui largar, largar o livro, devorei, não conseguia parar, em um dia, de uma vez
        só, prende a atenção, me prendeu, te prende"),
    (Sign::Effect(Effect::Bored), "
        me entediou, entediante, arrastei"),
    (Sign::Effect(Effect::Stayed), "
        fica com você, me marcou, marcante, inesquecível, fica na cabeça"),
    (Sign::Effect(Effect::Thought), "
        faz pensar, me fez pensar, faz refletir, me fez refletir, nos faz refletir, nos faz
        pensar, reflexão, refletir sobre, reflexões"),
    (Sign::Effect(Effect::Unease), "
        incômod*, perturbador*, angustiante, desconfort*, pesado"),
    (Sign::Effect(Effect::Surprise), "
        me surpreendeu, surpreendeu, não esperava, fui surpreendid*"),
    (Sign::Effect(Effect::Reread), "
        reler, reli, releitura"),
    (Sign::Effect(Effect::GaveUp), "
        abandonei, desisti, abandonar"),
    (Sign::Effect(Effect::SlowStart), "
        demorei para, demora a engrenar, começo lento"),
    (Sign::Form(Form::FirstPerson), "
        em primeira pessoa, narrado por, narrada por"),
    (Sign::Form(Form::Voices), "
        vários narradores, diferentes pontos de vista, várias vozes"),
    (Sign::Form(Form::Timelines), "
        passado e presente, flashbacks, saltos no tempo, duas linhas"),
    (Sign::Form(Form::Letters), "
        cartas, diário, epistolar"),
    (Sign::Form(Form::TrueStory), "
        fatos reais, história real, autobiográfic*"),
    (Sign::Form(Form::Series), "
        trilogia, continuação, série, segundo livro, primeiro livro da"),
    (Sign::Form(Form::OpenEnd), "
        final aberto"),
    (Sign::Likens, "
        me lembrou, lembra, lembrou, comparado a, parecido com"),
    (Sign::Recommends, "
        recomendo, super recomendo, vale a pena, indico, recomendar"),
    (Sign::Warns, "
        não recomendo, não é para todos, não é para todo mundo"),
    (Sign::Expected, "
        esperava, expectativas, expectativa"),
    (Sign::Turns, "
        mas, porém, embora, apesar, no entanto, contudo, entretanto"),
    (Sign::Negates, "
        não, nem, nunca, sem, pouco, pouca, nada, menos, falta, faltam, faltou"),
];
