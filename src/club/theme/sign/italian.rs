//! Signs of Italian reviews.

use super::Sign;
use crate::club::bank::{Aspect, Effect, Form};

/// All of them.
#[rustfmt::skip]
pub(super) const SIGNS: &[(Sign, &str)] = &[
    (Sign::Aspect(Aspect::Ending), "
        finale, fine, conclusione, epilogo"),
    (Sign::Aspect(Aspect::Opening), "
        inizio, prime pagine, primi capitoli, prima parte"),
    (Sign::Aspect(Aspect::Pace), "
        ritmo, lunghezza"),
    (Sign::Aspect(Aspect::Plot), "
        trama, intreccio, colpi di scena"),
    (Sign::Aspect(Aspect::Characters), "
        personaggi, protagonista, protagonisti, personaggio"),
    (Sign::Aspect(Aspect::Dialogue), "
        dialoghi"),
    (Sign::Aspect(Aspect::Prose), "
        scrittura, stile, prosa, linguaggio, lingua, descrizioni, penna"),
    (Sign::Aspect(Aspect::Narrator), "
        narratore, narratrice, narrazione, voce narrante, punto di vista"),
    (Sign::Aspect(Aspect::Structure), "
        struttura, capitoli"),
    (Sign::Aspect(Aspect::World), "
        ambientazione, atmosfera, mondo, atmosfere"),
    (Sign::Aspect(Aspect::Humour), "
        umorismo, ironia, satira"),
    (Sign::Aspect(Aspect::Romance), "
        storia d'amore"),
    (Sign::Aspect(Aspect::Suspense), "
        suspense, mistero, tensione"),
    (Sign::Aspect(Aspect::Message), "
        messaggio, morale"),
    (Sign::Aspect(Aspect::Translation), "
        traduzione, traduttore, traduttrice"),
    (Sign::Aspect(Aspect::Pictures), "
        illustrazioni, disegni"),
    (Sign::Aspect(Aspect::Premise), "
        premessa, idea"),
    (Sign::Aspect(Aspect::Book), "
        libro, romanzo, storia, lettura, racconto, opera"),
    (Sign::Praise, "
        meraviglios*, bellissim*, stupend*, eccellente, brillante*, splendid*, emozionante*,
        commovente*, toccante*, avvincente*, interessante*, coinvolgente*, scritto bene, ben
        scritt*, poetic*, bell*, perfett*, originale, divertent*, affascinante*, credibil*,
        intens*, scorrevole, geniale, ottim*, riuscit*, potente"),
    (Sign::Blame, "
        noios*, lento, lenta, prevedibil*, deludente, delus*, troppo, piatt*, superficial*,
        confus*, affrettat*, forzat*, ripetitiv*, debole, deboli, banale, banali, pesante,
        mancanza di, poco credibil*, scontat*"),
    (Sign::Liked, "
        mi è piaciuto, mi è piaciuta, ho amato, ho adorato, ho apprezzato, mi sono piaciuti, mi
        sono piaciute"),
    (Sign::Disliked, "
        non mi è piaciuto, non mi è piaciuta, non mi ha convinto, mi ha deluso"),
    (Sign::Effect(Effect::Tears), "
        pianto, piangere, lacrime"),
    (Sign::Effect(Effect::Laughter), "
        ridere, riso, sorridere, risate"),
    (Sign::Effect(Effect::Gripped), "
        divorato, tutto d'un fiato, incollat*, non riuscivo a staccarmi, staccarsi"),
    (Sign::Effect(Effect::Bored), "
        annoiat*, annoia"),
    (Sign::Effect(Effect::Stayed), "
        resta dentro, rimane dentro, indimenticabile, rimasto dentro, resta nel cuore"),
    (Sign::Effect(Effect::Thought), "
        fa riflettere, fa pensare, riflettere, spunti di riflessione, mi ha fatto pensare"),
    (Sign::Effect(Effect::Unease), "
        disturbante, inquietante, angosciante, a disagio"),
    (Sign::Effect(Effect::Surprise), "
        mi ha sorpreso, sorpres*, non mi aspettavo"),
    (Sign::Effect(Effect::Reread), "
        riletto, rileggere, rilettura"),
    (Sign::Effect(Effect::GaveUp), "
        abbandonato, abbandonare"),
    (Sign::Form(Form::FirstPerson), "
        in prima persona"),
    (Sign::Form(Form::Timelines), "
        flashback, passato e presente"),
    (Sign::Form(Form::Letters), "
        lettere, diario, epistolare"),
    (Sign::Form(Form::TrueStory), "
        storia vera, autobiografic*, fatti reali"),
    (Sign::Form(Form::Series), "
        trilogia, saga, seguito, serie"),
    (Sign::Form(Form::OpenEnd), "
        finale aperto"),
    (Sign::Likens, "
        mi ha ricordato, ricorda, mi ricorda, paragonabile a, simile a"),
    (Sign::Recommends, "
        lo consiglio, consigliato a, consigliatissimo, consiglio a, consiglio di leggere,
        consiglio la lettura, consiglio vivamente, da leggere"),
    (Sign::Warns, "
        non lo consiglio, non consiglio, non è per tutti, sconsiglio"),
    (Sign::Expected, "
        aspettavo, aspettative"),
    (Sign::Turns, "
        ma, però, anche se, sebbene, tuttavia, eppure, nonostante"),
    (Sign::Negates, "
        non, né, mai, senza, poco, poca, nulla, niente, meno, manca, mancano, purtroppo"),
];
