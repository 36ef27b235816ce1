//! The words that tell notations apart, in the languages that book blogs are
//! written in: English, German, French, Spanish, Portuguese, Italian, Polish
//! and Dutch.
//!
//! [`labels`] has the words before a colon, [`points`] those over what was
//! liked, `genres.txt` the genres, [`reviews`] what a headline calls itself,
//! [`names`] what people are called. Here are the sites whose ratings a
//! reviewer quotes, and words around ratings. To teach the reader a word, add
//! it to its list.

pub mod authors;
pub mod labels;
pub mod names;
pub mod points;
pub mod reviews;
pub mod verdicts;

/// The genres, a line for each; [`crate::club::reading::genres`] reads them.
pub const GENRES: &str = include_str!("genres.txt");

/// A site whose ratings a reviewer quotes.
#[derive(Debug)]
pub struct Site {
    /// The word that names it, folded.
    pub word: &'static str,
    /// How it writes itself.
    pub name: &'static str,
    /// What its ratings are out of.
    pub scale: f64,
}

const fn site(word: &'static str, name: &'static str, scale: f64) -> Site {
    Site { word, name, scale }
}

/// The sites; where two words fit, the first counts.
pub const SITES: &[Site] = &[
    site("goodreads", "Goodreads", 5.0),
    site("good reads", "Goodreads", 5.0),
    site("storygraph", "StoryGraph", 5.0),
    site("story graph", "StoryGraph", 5.0),
    site("librarything", "LibraryThing", 5.0),
    site("library thing", "LibraryThing", 5.0),
    site("audible", "Audible", 5.0),
    site("amazon", "Amazon", 5.0),
    site("barnes & noble", "Barnes & Noble", 5.0),
    site("hardcover app", "Hardcover", 5.0),
    site("bookbub", "BookBub", 5.0),
    site("lovelybooks", "LovelyBooks", 5.0),
    site("lubimyczytać", "Lubimyczytać", 10.0),
    site("lubimyczytac", "Lubimyczytać", 10.0),
    site("lubimy czytać", "Lubimyczytać", 10.0),
    site("babelio", "Babelio", 5.0),
    site("booknode", "Booknode", 10.0),
    site("livraddict", "Livraddict", 20.0),
    site("senscritique", "SensCritique", 10.0),
    site("sens critique", "SensCritique", 10.0),
    site("skoob", "Skoob", 5.0),
    site("anobii", "aNobii", 5.0),
    site("livelib", "LiveLib", 5.0),
    site("hebban", "Hebban", 5.0),
    site("bol com", "bol.com", 5.0),
    site("casa del libro", "Casa del Libro", 5.0),
    site("google books", "Google Books", 5.0),
    site("imdb", "IMDb", 10.0),
    site("rotten tomatoes", "Rotten Tomatoes", 100.0),
    site("metacritic", "Metacritic", 100.0),
    site("fnac", "Fnac", 5.0),
    site("thalia", "Thalia", 5.0),
    site("waterstones", "Waterstones", 5.0),
];

/// Words of a label that make a rating one of a side of the book, or a warning
/// for parents, and no verdict on the whole.
pub const SIDES: &str = "plot | story | storyline | character | characters | writing | style | prose | pacing |\
    pace | world | building | worldbuilding | setting | settings | ending | cover | romance |\
    spice | spicy | steam | steaminess | heat | content | age | maturity | parental | violence |\
    language | narration | narrator | audio | audiobook | performance | enjoyment | emotion |\
    emotional | emotions | impact | originality | humor | humour | atmosphere | dialogue |\
    illustrations | readability | concept | premise | idea | theme | themes | message |\
    research | accuracy | suspense | tension | creativity | logic | engagement | difficulty |\
    depth | quality | gore | angst | swoon | profanity | structure | design | presentation |\
    magic | execution | development | relationships | diversity | representation | intrigue |\
    handlung | figuren | charaktere | schreibstil | spannung | sprache | gefühl | humor |\
    erotik | ausstattung | tiefgang | anspruch | spaß | lesespaß | originalität |\
    atmosphäre | sprecher | idee | aufbau | umsetzung | ende |\
    histoire | intrigue | personnages | écriture | plume | univers | rythme | couverture |\
    émotions | émotion | suspense | originalité | style | fin | dessin | scénario | lisibilité |\
    trama | personajes | ritmo | escritura | estilo | ambientación | argumento | portada |\
    narración | narrativa | final | originalidad | personagens | escrita | enredo | capa |\
    história | ambientação | personaggi | stile | scrittura | copertina | ambientazione |\
    contenuto | finale | originalità | fabuła | bohaterowie | styl | okładka | klimat | język |\
    oryginalność | zakończenie | akcja | verhaal | personages | schrijfstijl | spanning |\
    leesplezier | psychologie | originaliteit | taal";

/// Words that say nothing about who rates.
pub const NOBODY: &str = "my | our | the | overall | final | book | star | stars | total | personal | review |\
    reviewer | reviewer's | reviewers | general | own | i | a | of | this | for | blog | in | all |\
    is | out | 5 | 10 | five | ten | max | 100 | 20 | to | and | with | rating | score | as |\
    meine | unsere | eigene | die | das | der | persönliche | insgesamt | von | ma | mon | notre |\
    la | le | finale | globale | personnelle | sur | mi | nuestra | personal | global | minha |\
    nossa | pessoal | geral | il | mio | nostra | complessivo | moja | nasza | ogólna | mijn |\
    onze | totale | het | de | een | del | do | du";

/// Words of a label that make a rating the average of many people.
pub const CROWD: &str = "average | avg | community | readers | reader | readers' | reader's | critics | users |\
    user | users' | public | ø | mean | durchschnitt | durchschnittliche | durchschnittlich |\
    leser | moyenne | lecteurs | communauté | media | promedio | lectores | comunidad | média |\
    leitores | comunidade | lettori | średnia | czytelników | gemiddelde | gemiddeld | lezers";

/// What people call the number that sums a book up.
pub const RATINGS: &str = "rating | ratings | score | scores | stars | bewertung | wertung | note | notation | évaluation |\
    nota | puntuación | valoración | calificación | avaliação | classificação | voto |\
    valutazione | giudizio | ocena | beoordeling | waardering | cijfer | rated | average |\
    punkte | sterne | étoiles | estrellas | estrelas | stelle | gwiazdki | sterren | avg";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::labels::{fold, key};

    #[test]
    fn every_word_is_folded_and_means_one_thing() {
        let mut seen: std::collections::HashMap<String, String> = std::collections::HashMap::new();
        let lists = labels::LABELS
            .iter()
            .map(|(field, words)| (format!("{field:?}"), *words))
            .chain([
                ("strong".to_owned(), points::STRONG),
                ("weak".to_owned(), points::WEAK),
                ("aside".to_owned(), points::ASIDE),
            ]);
        for (field, words) in lists {
            for word in words.split('|').map(str::trim) {
                assert_eq!(fold(word), word, "not in its folded form");
                if let Some(before) = seen.insert(key(word), field.clone()) {
                    assert_eq!(before, field, "{word} means two things");
                }
            }
        }
        for word in [SIDES, NOBODY, CROWD, RATINGS]
            .into_iter()
            .flat_map(|words| words.split('|'))
        {
            assert_eq!(fold(word.trim()), word.trim(), "not in its folded form");
        }
    }
}
