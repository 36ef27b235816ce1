//! Turns of phrase of French reviews.

use super::Signals;

/// All of them.
pub(super) const SIGNALS: Signals = Signals {
    topic_before: "
        thèmes comme, thème de, thèmes de, thème du, thèmes du, le thème, les thèmes, sujets
        comme, des sujets, explor*, abord*, traite de, traite du, traitant de, traite des,
        traite la, parle de, parle du, parle des, nous parle, question de, questions de,
        questionn*, interrog*, réflexion sur, réflexions sur, réfléchir, critique de,
        critique du, dénonc*, dénonciation, portrait de, portrait d, histoire de, histoire
        d, roman sur, livre sur, récit de, récit d, il s agit de, il s agit d, il est
        question, tourne autour, se concentre sur, allégorie, métaphore de, méditation sur,
        importance de, nature de, au cœur de, au cœur du, au coeur de, au fond, met en
        scène, évoque*, évoqu*, raconte*",
    statement_before: "",
    statement: "
        thème principal, thèmes principaux, thème central, thématique*, message, morale de,
        fil rouge",
    opinion: "
        j ai aimé, j ai adoré, j aime, j adore, je trouve, j ai trouvé, je pense, à mon
        avis, pour moi, selon moi, je n ai pas, m a plu, m a touché*, m a ému*",
    judgement: "
        magnifique*, superbe*, excellent*, brillant*, formidable*, bouleversant*, émouvant*,
        touchant*, passionnant*, captivant*, fascinant*, ennuyeu*, ennui*, lent, lente,
        longueurs, prévisible*, décevant*, décevante, déçu*, dommage, intéressant*, réussi*,
        bien écrit*, trop, maladroit*, faible*, poétique*, drôle*, délicieu*",
    spoiler: "
        meurt, tué, tuée, à la fin, la fin, dénouement, finit par, finalement, révélation,
        spoil*, rebondissement*",
    chat: "
        chronique, blog, étoiles, note, goodreads, babelio, je recommande, je conseille,
        recommande, éditions, éditeur, service presse, lecteur, lectrice, bibliothèque",
    bridges: &[
        "le", "la", "les", "l", "un", "une", "de", "d", "du", "des", "sur", "en", "est", "simple",
        "vraiment", "histoire", "roman", "livre", "parle", "traite", "il", "agit", "s",
    ],
    denials: &["pas", "jamais", "ni", "sans", "moins", "rien", "plus"],
    no: &["aucun", "aucune"],
    rather_than: &["plutôt", "que"],
};
