//! Signs of Dutch reviews.

use super::Sign;
use crate::club::bank::{Aspect, Effect, Form};

/// All of them.
#[rustfmt::skip]
pub(super) const SIGNS: &[(Sign, &str)] = &[
    (Sign::Aspect(Aspect::Ending), "
        einde, slot, ontknoping, afloop"),
    (Sign::Aspect(Aspect::Opening), "
        begin, eerste hoofdstukken, eerste helft"),
    (Sign::Aspect(Aspect::Pace), "
        tempo, lengte, vaart"),
    (Sign::Aspect(Aspect::Plot), "
        plot, verhaallijn, verhaallijnen, intrige"),
    (Sign::Aspect(Aspect::Characters), "
        personages, hoofdpersonage, hoofdpersoon, karakters, personage"),
    (Sign::Aspect(Aspect::Dialogue), "
        dialogen"),
    (Sign::Aspect(Aspect::Prose), "
        stijl, schrijfstijl, taal, taalgebruik, proza, beschrijvingen"),
    (Sign::Aspect(Aspect::Narrator), "
        verteller, vertelster, vertelstem, perspectief"),
    (Sign::Aspect(Aspect::Structure), "
        opbouw, structuur, hoofdstukken"),
    (Sign::Aspect(Aspect::World), "
        wereld, sfeer, setting"),
    (Sign::Aspect(Aspect::Humour), "
        humor, grappen, ironie"),
    (Sign::Aspect(Aspect::Romance), "
        liefdesverhaal, romance"),
    (Sign::Aspect(Aspect::Suspense), "
        spanning, spanningsboog"),
    (Sign::Aspect(Aspect::Message), "
        boodschap, moraal"),
    (Sign::Aspect(Aspect::Translation), "
        vertaling, vertaler, vertaalster"),
    (Sign::Aspect(Aspect::Pictures), "
        illustraties, tekeningen"),
    (Sign::Aspect(Aspect::Premise), "
        uitgangspunt, idee"),
    (Sign::Aspect(Aspect::Book), "
        boek, roman, verhaal"),
    (Sign::Praise, "
        prachtig*, mooi*, geweldig*, schitterend*, indrukwekkend*, spannend*, meeslepend*,
        ontroerend*, interessant*, goed geschreven, grappig*, sterk*, knap*, boeiend*,
        overtuigend*, levensecht*, fantastisch*, heerlijk*, origineel, originele"),
    (Sign::Blame, "
        saai*, langdradig*, zwak*, teleurstell*, voorspelbaar*, te lang, te veel, vlak, vlakke,
        oppervlakkig*, ongeloofwaardig*, verwarrend*, traag, trage, geforceerd*, clichématig*"),
    (Sign::Liked, "
        vond ik mooi, vond ik goed, ik hield van, genoten"),
    (Sign::Disliked, "
        viel tegen, stoorde me, vond ik niet"),
    (Sign::Effect(Effect::Tears), "
        gehuild, tranen, huilen"),
    (Sign::Effect(Effect::Laughter), "
        gelachen, lachen, glimlach"),
    (Sign::Effect(Effect::Gripped), "
        wegleggen, in één ruk, verslonden, niet stoppen met lezen"),
    (Sign::Effect(Effect::Bored), "
        verveeld, verveelde, doorheen worstelen"),
    (Sign::Effect(Effect::Stayed), "
        blijft bij, bijblijven, blijft hangen"),
    (Sign::Effect(Effect::Thought), "
        aan het denken, tot nadenken, stemt tot nadenken"),
    (Sign::Effect(Effect::Unease), "
        verontrustend*, beklemmend*, ongemakkelijk*"),
    (Sign::Effect(Effect::Surprise), "
        verraste, verrast, verrassend"),
    (Sign::Effect(Effect::Reread), "
        herlezen, opnieuw gelezen, herlas"),
    (Sign::Effect(Effect::GaveUp), "
        opgegeven, weggelegd, niet uitgelezen"),
    (Sign::Form(Form::FirstPerson), "
        ik persoon, ik verteller"),
    (Sign::Form(Form::Timelines), "
        flashbacks, verleden en heden, twee tijdlijnen"),
    (Sign::Form(Form::Letters), "
        brieven, dagboek"),
    (Sign::Form(Form::TrueStory), "
        waargebeurd*, autobiografisch*"),
    (Sign::Form(Form::Series), "
        trilogie, serie, vervolg, reeks"),
    (Sign::Form(Form::OpenEnd), "
        open einde"),
    (Sign::Likens, "
        doet denken aan, deed me denken aan, vergelijkbaar met"),
    (Sign::Recommends, "
        aanrader, raad aan, aanbevolen, aan te raden"),
    (Sign::Warns, "
        geen aanrader, niet voor iedereen"),
    (Sign::Expected, "
        verwachtte, verwachtingen, verwacht"),
    (Sign::Turns, "
        maar, hoewel, toch, echter, ondanks, terwijl"),
    (Sign::Negates, "
        niet, geen, nooit, zonder, weinig, nauwelijks, minder, ontbreekt, mist, helaas"),
];
