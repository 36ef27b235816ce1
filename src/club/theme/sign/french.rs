//! Signs of French reviews.

use super::Sign;
use crate::club::bank::{Aspect, Effect, Form};

/// All of them.
#[rustfmt::skip]
pub(super) const SIGNS: &[(Sign, &str)] = &[
    (Sign::Aspect(Aspect::Ending), "
        fin, dénouement, final, conclusion, chute, épilogue, dernières pages"),
    (Sign::Aspect(Aspect::Opening), "
        début, premières pages, premiers chapitres, première partie"),
    (Sign::Aspect(Aspect::Pace), "
        rythme, longueur"),
    (Sign::Aspect(Aspect::Plot), "
        intrigue, scénario, rebondissements"),
    (Sign::Aspect(Aspect::Characters), "
        personnages, protagoniste, protagonistes, héroïne, héros, personnage"),
    (Sign::Aspect(Aspect::Dialogue), "
        dialogues"),
    (Sign::Aspect(Aspect::Prose), "
        écriture, style, plume, langue, prose, descriptions"),
    (Sign::Aspect(Aspect::Narrator), "
        narrateur, narratrice, narration, voix, point de vue"),
    (Sign::Aspect(Aspect::Structure), "
        structure, construction, chapitres"),
    (Sign::Aspect(Aspect::World), "
        univers, ambiance, atmosphère, monde, décor"),
    (Sign::Aspect(Aspect::Humour), "
        humour, ironie, satire"),
    (Sign::Aspect(Aspect::Romance), "
        romance, histoire d'amour"),
    (Sign::Aspect(Aspect::Research), "
        recherches, documentation"),
    (Sign::Aspect(Aspect::Suspense), "
        suspense, mystère, tension, suspens"),
    (Sign::Aspect(Aspect::Message), "
        message, morale"),
    (Sign::Aspect(Aspect::Translation), "
        traduction, traducteur, traductrice"),
    (Sign::Aspect(Aspect::Pictures), "
        illustrations, dessins, dessin"),
    (Sign::Aspect(Aspect::Premise), "
        idée de départ, concept, postulat"),
    (Sign::Aspect(Aspect::Book), "
        livre, roman, histoire, lecture, récit, ouvrage"),
    (Sign::Praise, "
        magnifique*, superbe*, excellent*, brillant*, formidable*, bouleversant*, émouvant*,
        touchant*, passionnant*, captivant*, fascinant*, intéressant*, réussi*, bien écrit*,
        poétique*, drôle*, délicieu*, attachant*, prenant*, parfait*, génial*, beau, belle,
        beaux, belles, fluide, original*, agréable*, efficace*, haletant*, crédible*, maîtrisé*,
        bien construit*, bien mené*, bien ficelé*"),
    (Sign::Blame, "
        ennuyeu*, lent, lente, prévisible*, décevant*, déçu*, maladroit*, faible*, plat, plate,
        plats, confus*, longueurs, cliché*, caricatural*, superficiel*, répétitif*, répétitive*,
        peu crédible*, bâclé*, trop, lourd*, manque de, brouillon"),
    (Sign::Liked, "
        j'ai aimé, j'ai adoré, j'ai beaucoup aimé, j'ai apprécié, m'a plu, j'aime, j'ai trouvé"),
    (Sign::Disliked, "
        je n'ai pas aimé, n'ai pas aimé, m'a déçu*, ne m'a pas convaincu*, n'ai pas accroché"),
    (Sign::Effect(Effect::Tears), "
        pleurer, pleuré, larmes, m'a fait pleurer"),
    (Sign::Effect(Effect::Laughter), "
        rire, m'a fait rire, souri, sourire, ri"),
    (Sign::Effect(Effect::Gripped), "
        lâcher, dévoré, d'une traite, page turner, happé*, impossible à lâcher"),
    (Sign::Effect(Effect::Bored), "
        ennuyé*, ennui, je me suis ennuyé*, du mal à finir"),
    (Sign::Effect(Effect::Stayed), "
        m'a marqué*, marquant, marquante, reste en tête, inoubliable, je n'oublierai"),
    (Sign::Effect(Effect::Thought), "
        fait réfléchir, faire réfléchir, donne à réfléchir, invite à réfléchir, amène à
        réfléchir, pousse à réfléchir, fait penser"),
    (Sign::Effect(Effect::Unease), "
        mal à l'aise, dérangeant*, glaçant*, éprouvant*, malaise"),
    (Sign::Effect(Effect::Surprise), "
        m'a surpris*, surpris*, je ne m'attendais"),
    (Sign::Effect(Effect::Reread), "
        relire, relu, relecture"),
    (Sign::Effect(Effect::GaveUp), "
        abandonné, abandonner"),
    (Sign::Effect(Effect::SlowStart), "
        du mal à entrer, du mal à rentrer, met du temps à"),
    (Sign::Form(Form::FirstPerson), "
        à la première personne, raconté par, racontée par"),
    (Sign::Form(Form::Voices), "
        plusieurs points de vue, plusieurs voix, roman choral, alternance de points de vue,
        différents points de vue"),
    (Sign::Form(Form::Timelines), "
        deux époques, passé et présent, flashbacks, retours en arrière, allers retours"),
    (Sign::Form(Form::Letters), "
        épistolaire, lettres, journal intime"),
    (Sign::Form(Form::TrueStory), "
        histoire vraie, faits réels, autobiographi*, autofiction"),
    (Sign::Form(Form::Series), "
        trilogie, tome, saga, suite, premier tome"),
    (Sign::Form(Form::OpenEnd), "
        fin ouverte"),
    (Sign::Likens, "
        rappelle, m'a rappelé, me rappelle, fait penser à, à la manière de, dans la lignée de,
        comparé à"),
    (Sign::Recommends, "
        recommande, conseille, je vous conseille, je vous recommande"),
    (Sign::Warns, "
        je ne recommande pas, je déconseille, déconseille, pas pour tout le monde, ne conviendra
        pas"),
    (Sign::Expected, "
        attendais, attentes, je m'attendais"),
    (Sign::SetIn, "
        se déroule en, se déroule à, se passe en, se passe à, se déroule dans"),
    (Sign::Turns, "
        mais, bien que, pourtant, cependant, toutefois, malgré, même si"),
    (Sign::Negates, "
        ne, pas, jamais, sans, ni, rien, peu, aucun, aucune, moins, plus, manque, manquent, dommage"),
];
