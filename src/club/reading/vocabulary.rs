//! The words of labels and genres, in the languages that book blogs are
//! written in: English, German, French, Spanish, Portuguese, Italian, Polish
//! and Dutch.
//!
//! Everything is in the folded form of [`super::labels::fold`], with `|`
//! between the words. To teach the reader a word, add it here.

use super::labels::Field;

/// What each label announces.
pub const LABELS: &[(Field, &str)] = &[
    (
        Field::Title,
        "title | book title | book | titel | buchtitel | titre | título | titulo |\
         titolo | tytuł | boek | libro | livro | livre | buch | name of the book |\
         book name",
    ),
    (
        Field::Author,
        "author | authors | author s | author/s | book author | book authors |\
         written by | by | writer | autor | autorin | autoren | autorka | auteur |\
         auteure | autrice | auteurs | autora | autores | autore | autori | schrijver |\
         name of author | author name | author's name",
    ),
    (
        Field::Isbn,
        "isbn | isbn13 | isbn 13 | isbn10 | isbn 10 | isbn number | isbn nr |\
         book isbn | isbn/asin | ean",
    ),
    (
        Field::Genre,
        "genre | genres | genre s | genre/s | book genre | book category | gattung |\
         género | gênero | géneros | genere | gatunek | book genres",
    ),
    (
        Field::Tags,
        "tags | tag | categories | category | shelves | shelf | bookshelves |\
         kategorie | keywords | subjects | catégorie | catégories | categoría |\
         categoria | bei uns im regal",
    ),
    (
        Field::Publisher,
        "publisher | published by | publishers | book publisher | verlag | éditeur |\
         éditions | maison d'édition | editorial | editora | editore | casa editrice |\
         wydawnictwo | uitgeverij | uitgever | imprint",
    ),
    (
        Field::Published,
        "publication date | published | published on | publication | pub date |\
         publish date | date published | date of publication | release date | released |\
         publication year | year published | year of publication | date book published |\
         book published | year | erscheinungsdatum | erschienen | erscheinungsjahr |\
         date de publication | date de parution | parution | fecha de publicación |\
         año de publicación | año | data de publicação | ano | anno |\
         data di pubblicazione | data premiery | data wydania | rok wydania |\
         publicatiedatum | edition published",
    ),
    (
        Field::FirstPublished,
        "first published | originally published | original publication year |\
         original publication date | original publication | sortie originale",
    ),
    (
        Field::Strong,
        "strong point | strong points | strong points of the book | strength |\
         strengths | the good | good | pro | pros | the pros | what i liked |\
         what i loved | what worked | what worked for me | likes | things i liked |\
         positives | positive points | the best thing | highlights | best part |\
         stärken | stärke | positiv | was mir gefiel | points forts | point fort |\
         les plus | puntos fuertes | punto fuerte | lo mejor | pontos fortes |\
         ponto forte | punti di forza | plusy | plus | pluses | sterke punten",
    ),
    (
        Field::Weak,
        "weak point | weak points | weak points of the book | weakness | weaknesses |\
         the bad | bad | con | cons | the cons | what i didn't like |\
         what i did not like | what i disliked | what didn't work | what did not work |\
         what didn't work for me | dislikes | things i didn't like | negatives |\
         negative points | the worst thing | lowlights | worst part | schwächen |\
         schwäche | negativ | was mir nicht gefiel | points faibles | point faible |\
         les moins | puntos débiles | punto débil | lo peor | pontos fracos |\
         ponto fraco | punti deboli | minusy | minus | minuses | zwakke punten",
    ),
    (
        Field::Reviewer,
        "reviewer | reviewed by | review by | review author | reviewer name |\
         reviewer's name | name of reviewer | blogger | rezensent | rezensentin |\
         recenzent | critique de | reseña de | resenha por | recensione di",
    ),
    (
        Field::Aside,
        "pages | page count | number of pages | num pages | length | seiten |\
         seitenzahl | páginas | pagine | liczba stron | stron | format | binding |\
         edition | series | series position | book id | translator | translated by |\
         tłumaczenie | tłumacz | übersetzer | übersetzerin | traducción | traducteur |\
         traduction | illustrator | illustrated by | narrator | narrated by |\
         narrators | asin | price | preis | source | date read | started | finished |\
         date started | date finished | read | read in | dates read | age range |\
         age group | reading age | audience | target audience | language |\
         original language | original title | originaltitel | titre original |\
         tytuł oryginału | título original | cover | cover artist | cover image | date |\
         slug | status | attachments | posted | posted on | posted by | buy | buy it |\
         buy links | buy link | purchase | amazon link | goodreads link | amazon |\
         book links | links | unsere mediennummer | layout | permalink | setting |\
         reihe | media | medium",
    ),
    (
        Field::OwnRating,
        "rating | my rating | our rating | overall rating | my overall rating |\
         overall | final rating | star rating | my star rating | book rating |\
         review rating | rating overall | personal rating | stars | my stars | score |\
         my score | overall score | final score | vote | my vote | verdict |\
         final verdict | grade | my grade | final grade | overall grade | rated |\
         i rate it | i rated it | i give it | bewertung | meine bewertung | wertung |\
         meine wertung | gesamtwertung | note | ma note | mon évaluation | nota |\
         minha nota | mi nota | ocena | moja ocena | valoración | mi valoración |\
         puntuación | mi puntuación | calificación | mi calificación | avaliação |\
         voto | il mio voto | valutazione | la mia valutazione | beoordeling |\
         mijn beoordeling | waardering",
    ),
];

/// Sites whose ratings a reviewer quotes, and how they write themselves.
pub const SITES: &[(&str, &str)] = &[
    ("goodreads", "Goodreads"),
    ("storygraph", "StoryGraph"),
    ("story graph", "StoryGraph"),
    ("librarything", "LibraryThing"),
    ("library thing", "LibraryThing"),
    ("amazon", "Amazon"),
    ("audible", "Audible"),
    ("barnes & noble", "Barnes & Noble"),
    ("hardcover", "Hardcover"),
    ("lovelybooks", "LovelyBooks"),
    ("lubimyczytać", "Lubimyczytać"),
    ("babelio", "Babelio"),
];

/// Words that make a rating nobody's verdict on the book: a side of it, or a
/// warning for parents.
pub const SIDES: &str = "plot | story | character | characters | writing | style | prose | pacing | pace |\
    world | building | worldbuilding | setting | ending | cover | romance | spice |\
    spicy | steam | heat | content | age | maturity | parental | violence | language |\
    narration | narrator | audio | audiobook | performance | enjoyment | emotion |\
    emotional | impact | originality | humor | humour | atmosphere | dialogue |\
    illustrations | readability";

/// Words that say nothing about who rates.
pub const NOBODY: &str = "my | our | the | overall | final | book | star | stars | total | personal | review |\
    reviewer | reviewer's | reviewers | general | own | i | a | of | this | for | blog |\
    in | all";

/// Words that name a genre. Tags also name authors, countries and moods.
pub const GENRES: &str = "fiction | non fiction | nonfiction | science fiction | scifi | sci fi | sf | sff |\
    sfff | speculative | speculative fiction | fantasy | high fantasy | urban fantasy |\
    dark fantasy | sci fi&fantasy | sci fi & fantasy | sci fi and fantasy |\
    science fiction & fantasy | science fiction and fantasy | magical realism |\
    mystery | cozy mystery | historical mystery | detective | detective fiction |\
    thriller | psychological thriller | thrillers | crime | crime fiction | true crime |\
    noir | horror | gothic | romance | romantasy | historical romance | memoir |\
    memoirs | graphic memoir | biography | biographies | autobiography | historical |\
    historical fiction | history | literary fiction | literary | contemporary |\
    contemporary fiction | dystopia | dystopian | dystopian fiction | utopia |\
    post apocalyptic | apocalyptic | cyberpunk | steampunk | space opera | young adult |\
    ya | middle grade | children's | children's fiction | childrens | picture book |\
    graphic novel | graphic novels | comics | comic | manga | poetry | drama | play |\
    plays | short stories | short story | novella | essay | essays | philosophy |\
    journalism | travel | travel writing | adventure | western | satire | humor |\
    humour | war | war fiction | self help | business | science | popular science |\
    nature writing | true story | classics | classic | paranormal | women's fiction |\
    lgbt | lgbtq | belletristik | sachbuch | krimi | historischer roman | liebesroman |\
    biografie | biografien | kinderbuch | jugendbuch | kurzgeschichten | lyrik | roman |\
    romans | policier | roman policier | polar | bd | bande dessinée | essai |\
    nouvelles | poésie | autobiographie | biographie | fantastique | théâtre |\
    jeunesse | roman historique | novela | ficción | ciencia ficción | fantasía |\
    terror | poesía | ensayo | filosofía | biografía | memorias | novela histórica |\
    novela negra | ficção | ficção científica | fantasia | poesia | ensaio | filosofia |\
    biografia | romance histórico | romanzo | fantascienza | giallo | saggio |\
    narrativa | powieść | fantastyka | kryminał | literatura piękna | reportaż | proza |\
    sciencefiction | misdaad | historische roman";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::labels::fold;

    #[test]
    fn every_word_is_folded_and_means_one_thing() {
        let mut seen = std::collections::HashSet::new();
        for word in LABELS.iter().flat_map(|(_, words)| words.split('|')) {
            let word = word.trim();
            assert_eq!(fold(word), word, "not in its folded form");
            assert!(seen.insert(word), "{word} is there twice");
        }
        for word in [SIDES, NOBODY, GENRES]
            .into_iter()
            .flat_map(|words| words.split('|'))
        {
            assert_eq!(fold(word.trim()), word.trim(), "not in its folded form");
        }
    }
}
