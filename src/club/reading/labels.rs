//! Labels: the words before a colon that say what comes after it.
//!
//! [`split`] finds the colon, [`field`] knows the words, in the languages that
//! book blogs are written in, and in the keys of front matter. A label is
//! folded first, so `Book_Author`, `book-author` and `bookAuthor` are one.

/// Longest label, in characters.
const LABEL: usize = 48;
/// Most words of a label.
const WORDS: usize = 7;

/// What a label announces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The book's title.
    Title,
    /// Who wrote the book.
    Author,
    /// An ISBN of either length.
    Isbn,
    /// Genres, stated as such.
    Genre,
    /// Tags and shelves, of which some are genres.
    Tags,
    /// Who published it.
    Publisher,
    /// When this edition was published.
    Published,
    /// When the work was first published.
    FirstPublished,
    /// What the reviewer liked.
    Strong,
    /// What the reviewer did not like.
    Weak,
    /// The reviewer's rating: "My rating".
    OwnRating,
    /// A rating of whoever is named: "Margins & Marrow Rating".
    RatingOf(String),
    /// Somebody else's rating: "Goodreads".
    OtherRating(String),
    /// Who wrote the review.
    Reviewer,
    /// Something about the book that a review does not keep.
    Aside,
}

/// Splits `Label: value`; bullets, the colon of an rst field and marks around
/// the label are dropped. `None` where no short label stands before a colon.
#[must_use]
pub fn split(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '*' | '•' | '>' | '+' | '·' | '–' | ':' | '►' | '▪')
    });
    let (at, colon) = line
        .char_indices()
        .take(LABEL)
        .find(|(_, c)| matches!(c, ':' | '：'))?;
    let label = line.get(..at)?.trim();
    let value = line.get(at + colon.len_utf8()..)?;
    let spaced = value.is_empty()
        || value.starts_with(|c: char| !c.is_alphanumeric() && c != '/')
        || label.chars().any(|c| c.is_alphabetic());
    let words = label.split_whitespace().count();
    (label.chars().any(char::is_alphabetic) && words <= WORDS && spaced && !value.starts_with("//"))
        .then(|| {
            (
                label,
                value.trim_matches(|c: char| c.is_whitespace() || c == '_'),
            )
        })
}

/// The form in which labels are compared: small letters, one space between
/// words, no marks.
#[must_use]
pub fn fold(label: &str) -> String {
    let mut folded = String::with_capacity(label.len());
    let mut before = ' ';
    for character in label.chars() {
        let hump = character.is_uppercase() && before.is_lowercase();
        if character.is_alphanumeric() || matches!(character, '\'' | '’' | '&' | '/') {
            if hump {
                folded.push(' ');
            }
            if character == '’' {
                folded.push('\'');
            } else {
                folded.extend(character.to_lowercase());
            }
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
        before = character;
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What a label (as written, or a key of front matter) announces; `None` for
/// words that are no label of a review.
#[must_use]
pub fn field(label: &str) -> Option<Field> {
    if label.is_empty() || label.chars().nth(LABEL).is_some() {
        return None;
    }
    let folded = fold(label);
    Some(match folded.as_str() {
        "title" | "book title" | "book" | "titel" | "buchtitel" | "titre" | "título" | "titulo"
        | "titolo" | "tytuł" | "boek" | "libro" | "livro" | "livre" | "buch"
        | "name of the book" | "book name" => Field::Title,
        "author" | "authors" | "author s" | "author/s" | "book author" | "book authors"
        | "written by" | "by" | "writer" | "autor" | "autorin" | "autoren" | "autorka"
        | "auteur" | "auteure" | "autrice" | "auteurs" | "autora" | "autores" | "autore"
        | "autori" | "schrijver" | "name of author" | "author name" | "author's name" => {
            Field::Author
        }
        "isbn" | "isbn13" | "isbn 13" | "isbn10" | "isbn 10" | "isbn number" | "isbn nr"
        | "book isbn" | "isbn/asin" | "ean" => Field::Isbn,
        "genre" | "genres" | "genre s" | "genre/s" | "book genre" | "book category" | "gattung"
        | "género" | "gênero" | "géneros" | "genere" | "gatunek" | "book genres" => Field::Genre,
        "tags" | "tag" | "categories" | "category" | "shelves" | "shelf" | "bookshelves"
        | "kategorie" | "keywords" | "subjects" | "catégorie" | "catégories" | "categoría"
        | "categoria" | "bei uns im regal" => Field::Tags,
        "publisher" | "published by" | "publishers" | "book publisher" | "verlag" | "éditeur"
        | "éditions" | "maison d'édition" | "editorial" | "editora" | "editore"
        | "casa editrice" | "wydawnictwo" | "uitgeverij" | "uitgever" | "imprint" => {
            Field::Publisher
        }
        "publication date"
        | "published"
        | "published on"
        | "publication"
        | "pub date"
        | "publish date"
        | "date published"
        | "date of publication"
        | "release date"
        | "released"
        | "publication year"
        | "year published"
        | "year of publication"
        | "date book published"
        | "book published"
        | "year"
        | "erscheinungsdatum"
        | "erschienen"
        | "erscheinungsjahr"
        | "date de publication"
        | "date de parution"
        | "parution"
        | "fecha de publicación"
        | "año de publicación"
        | "año"
        | "data de publicação"
        | "ano"
        | "anno"
        | "data di pubblicazione"
        | "data premiery"
        | "data wydania"
        | "rok wydania"
        | "publicatiedatum"
        | "edition published" => Field::Published,
        "first published"
        | "originally published"
        | "original publication year"
        | "original publication date"
        | "original publication"
        | "sortie originale" => Field::FirstPublished,
        "strong point"
        | "strong points"
        | "strong points of the book"
        | "strength"
        | "strengths"
        | "the good"
        | "good"
        | "pro"
        | "pros"
        | "the pros"
        | "what i liked"
        | "what i loved"
        | "what worked"
        | "what worked for me"
        | "likes"
        | "things i liked"
        | "positives"
        | "positive points"
        | "the best thing"
        | "highlights"
        | "best part"
        | "stärken"
        | "stärke"
        | "positiv"
        | "was mir gefiel"
        | "points forts"
        | "point fort"
        | "les plus"
        | "puntos fuertes"
        | "punto fuerte"
        | "lo mejor"
        | "pontos fortes"
        | "ponto forte"
        | "punti di forza"
        | "plusy"
        | "plus"
        | "pluses"
        | "sterke punten" => Field::Strong,
        "weak point"
        | "weak points"
        | "weak points of the book"
        | "weakness"
        | "weaknesses"
        | "the bad"
        | "bad"
        | "con"
        | "cons"
        | "the cons"
        | "what i didn't like"
        | "what i did not like"
        | "what i disliked"
        | "what didn't work"
        | "what did not work"
        | "what didn't work for me"
        | "dislikes"
        | "things i didn't like"
        | "negatives"
        | "negative points"
        | "the worst thing"
        | "lowlights"
        | "worst part"
        | "schwächen"
        | "schwäche"
        | "negativ"
        | "was mir nicht gefiel"
        | "points faibles"
        | "point faible"
        | "les moins"
        | "puntos débiles"
        | "punto débil"
        | "lo peor"
        | "pontos fracos"
        | "ponto fraco"
        | "punti deboli"
        | "minusy"
        | "minus"
        | "minuses"
        | "zwakke punten" => Field::Weak,
        "reviewer" | "reviewed by" | "review by" | "review author" | "reviewer name"
        | "reviewer's name" | "name of reviewer" | "blogger" | "rezensent" | "rezensentin"
        | "recenzent" | "critique de" | "reseña de" | "resenha por" | "recensione di" => {
            Field::Reviewer
        }
        "pages"
        | "page count"
        | "number of pages"
        | "num pages"
        | "length"
        | "seiten"
        | "seitenzahl"
        | "páginas"
        | "pagine"
        | "liczba stron"
        | "stron"
        | "format"
        | "binding"
        | "edition"
        | "series"
        | "series position"
        | "book id"
        | "translator"
        | "translated by"
        | "tłumaczenie"
        | "tłumacz"
        | "übersetzer"
        | "übersetzerin"
        | "traducción"
        | "traducteur"
        | "traduction"
        | "illustrator"
        | "illustrated by"
        | "narrator"
        | "narrated by"
        | "narrators"
        | "asin"
        | "price"
        | "preis"
        | "source"
        | "date read"
        | "started"
        | "finished"
        | "date started"
        | "date finished"
        | "read"
        | "read in"
        | "dates read"
        | "age range"
        | "age group"
        | "reading age"
        | "audience"
        | "target audience"
        | "language"
        | "original language"
        | "original title"
        | "originaltitel"
        | "titre original"
        | "tytuł oryginału"
        | "título original"
        | "cover"
        | "cover artist"
        | "cover image"
        | "date"
        | "slug"
        | "status"
        | "attachments"
        | "posted"
        | "posted on"
        | "posted by"
        | "buy"
        | "buy it"
        | "buy links"
        | "buy link"
        | "purchase"
        | "amazon link"
        | "goodreads link"
        | "amazon"
        | "book links"
        | "links"
        | "unsere mediennummer"
        | "layout"
        | "permalink"
        | "setting"
        | "reihe"
        | "media"
        | "medium" => Field::Aside,
        "rating" | "my rating" | "our rating" | "overall rating" | "my overall rating"
        | "overall" | "final rating" | "star rating" | "my star rating" | "book rating"
        | "review rating" | "rating overall" | "personal rating" | "stars" | "my stars"
        | "score" | "my score" | "overall score" | "final score" | "vote" | "my vote"
        | "verdict" | "final verdict" | "grade" | "my grade" | "final grade" | "overall grade"
        | "rated" | "i rate it" | "i rated it" | "i give it" | "bewertung" | "meine bewertung"
        | "wertung" | "meine wertung" | "gesamtwertung" | "note" | "ma note" | "mon évaluation"
        | "nota" | "minha nota" | "mi nota" | "ocena" | "moja ocena" | "valoración"
        | "mi valoración" | "puntuación" | "mi puntuación" | "calificación" | "mi calificación"
        | "avaliação" | "voto" | "il mio voto" | "valutazione" | "la mia valutazione"
        | "beoordeling" | "mijn beoordeling" | "waardering" => Field::OwnRating,
        _ => return rating_of(label, &folded),
    })
}

/// Sites and crowds whose ratings a reviewer quotes.
const OTHERS: [(&str, &str); 12] = [
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
const SIDES: [&str; 42] = [
    "plot",
    "story",
    "character",
    "characters",
    "writing",
    "style",
    "prose",
    "pacing",
    "pace",
    "world",
    "building",
    "worldbuilding",
    "setting",
    "ending",
    "cover",
    "romance",
    "spice",
    "spicy",
    "steam",
    "heat",
    "content",
    "age",
    "maturity",
    "parental",
    "violence",
    "language",
    "narration",
    "narrator",
    "audio",
    "audiobook",
    "performance",
    "enjoyment",
    "emotion",
    "emotional",
    "impact",
    "originality",
    "humor",
    "humour",
    "atmosphere",
    "dialogue",
    "illustrations",
    "readability",
];

/// Words that say nothing about who rates.
const NOBODY: [&str; 24] = [
    "my",
    "our",
    "the",
    "overall",
    "final",
    "book",
    "star",
    "stars",
    "total",
    "personal",
    "review",
    "reviewer",
    "reviewer's",
    "reviewers",
    "general",
    "own",
    "i",
    "a",
    "of",
    "this",
    "for",
    "blog",
    "in",
    "all",
];

fn rating_of(label: &str, folded: &str) -> Option<Field> {
    const ENDS: [&str; 10] = [
        "rating",
        "ratings",
        "score",
        "stars",
        "average",
        "bewertung",
        "note",
        "nota",
        "ocena",
        "rated",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let ends = words.last().is_some_and(|last| ENDS.contains(last))
        || words
            .iter()
            .any(|word| matches!(*word, "rating" | "average" | "avg"));
    if let Some((word, source)) = OTHERS.iter().find(|(word, _)| folded.contains(word)) {
        let alone = folded.replacen(word, "", 1).split_whitespace().count() <= 1;
        return (ends || alone).then(|| Field::OtherRating((*source).to_owned()));
    }
    if !ends {
        return None;
    }
    if words.iter().any(|word| {
        matches!(
            *word,
            "average"
                | "avg"
                | "community"
                | "readers"
                | "reader"
                | "readers'"
                | "critics"
                | "users"
                | "user"
                | "public"
                | "ø"
        )
    }) {
        return Some(Field::OtherRating("Average".to_owned()));
    }
    // "rating5" and "rating 5" name their scale, which the reader of keys uses.
    if words.iter().any(|word| SIDES.contains(word)) {
        return Some(Field::Aside);
    }
    let named: Vec<&str> = label.split_whitespace().collect();
    let (_, who) = named.split_last()?;
    let telling = words
        .iter()
        .rev()
        .skip(1)
        .any(|word| !NOBODY.contains(word));
    if !telling {
        return Some(Field::OwnRating);
    }
    Some(Field::RatingOf(who.join(" ")))
}

/// Whether these words name a genre, in the languages that blogs tag in:
/// "Sci-Fi", "graphic-novel". Tags also name authors, countries and moods.
#[must_use]
pub fn is_genre(tag: &str) -> bool {
    const GENRES: &[&str] = &[
        "fiction",
        "non fiction",
        "nonfiction",
        "science fiction",
        "scifi",
        "sci fi",
        "sf",
        "sff",
        "sfff",
        "speculative",
        "speculative fiction",
        "fantasy",
        "high fantasy",
        "urban fantasy",
        "dark fantasy",
        "sci fi&fantasy",
        "sci fi & fantasy",
        "sci fi and fantasy",
        "science fiction & fantasy",
        "science fiction and fantasy",
        "magical realism",
        "mystery",
        "cozy mystery",
        "historical mystery",
        "detective",
        "detective fiction",
        "thriller",
        "psychological thriller",
        "thrillers",
        "crime",
        "crime fiction",
        "true crime",
        "noir",
        "horror",
        "gothic",
        "romance",
        "romantasy",
        "historical romance",
        "memoir",
        "memoirs",
        "graphic memoir",
        "biography",
        "biographies",
        "autobiography",
        "historical",
        "historical fiction",
        "history",
        "literary fiction",
        "literary",
        "contemporary",
        "contemporary fiction",
        "dystopia",
        "dystopian",
        "dystopian fiction",
        "utopia",
        "post apocalyptic",
        "apocalyptic",
        "cyberpunk",
        "steampunk",
        "space opera",
        "young adult",
        "ya",
        "middle grade",
        "children's",
        "children's fiction",
        "childrens",
        "picture book",
        "graphic novel",
        "graphic novels",
        "comics",
        "comic",
        "manga",
        "poetry",
        "drama",
        "play",
        "plays",
        "short stories",
        "short story",
        "novella",
        "essay",
        "essays",
        "philosophy",
        "journalism",
        "travel",
        "travel writing",
        "adventure",
        "western",
        "satire",
        "humor",
        "humour",
        "war",
        "war fiction",
        "self help",
        "business",
        "science",
        "popular science",
        "nature writing",
        "true story",
        "classics",
        "classic",
        "paranormal",
        "women's fiction",
        "lgbt",
        "lgbtq",
        "belletristik",
        "sachbuch",
        "krimi",
        "historischer roman",
        "liebesroman",
        "biografie",
        "biografien",
        "kinderbuch",
        "jugendbuch",
        "kurzgeschichten",
        "lyrik",
        "roman",
        "romans",
        "policier",
        "roman policier",
        "polar",
        "bd",
        "bande dessinée",
        "essai",
        "nouvelles",
        "poésie",
        "autobiographie",
        "biographie",
        "fantastique",
        "théâtre",
        "jeunesse",
        "roman historique",
        "novela",
        "ficción",
        "ciencia ficción",
        "fantasía",
        "terror",
        "poesía",
        "ensayo",
        "filosofía",
        "biografía",
        "memorias",
        "novela histórica",
        "novela negra",
        "ficção",
        "ficção científica",
        "fantasia",
        "poesia",
        "ensaio",
        "filosofia",
        "biografia",
        "romance histórico",
        "romanzo",
        "fantascienza",
        "giallo",
        "saggio",
        "narrativa",
        "powieść",
        "fantastyka",
        "kryminał",
        "literatura piękna",
        "reportaż",
        "dystopia",
        "proza",
        "sciencefiction",
        "misdaad",
        "historische roman",
    ];
    GENRES.contains(&fold(tag).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_split_from_their_values() {
        for (line, parts) in [
            (
                "Publisher: Faber and Faber",
                Some(("Publisher", "Faber and Faber")),
            ),
            ("Publisher : Faber", Some(("Publisher", "Faber"))),
            ("- Titel: Ein Buch", Some(("Titel", "Ein Buch"))),
            (":date: 2017-10-10", Some(("date", "2017-10-10"))),
            ("The good:", Some(("The good", ""))),
            ("Rating:4/5", Some(("Rating", "4/5"))),
            ("https://example.org", None),
            ("10:30", None),
            ("no colon here", None),
            ("one two three four five six seven eight: nine", None),
            ("", None),
        ] {
            assert_eq!(split(line), parts, "failed on {line:?}");
        }
    }

    #[test]
    fn labels_are_known_in_every_spelling() {
        let of = |who: &str| Some(Field::RatingOf(who.to_owned()));
        let other = |who: &str| Some(Field::OtherRating(who.to_owned()));
        for (label, meant) in [
            ("Title", Some(Field::Title)),
            ("book_author", Some(Field::Author)),
            ("bookAuthor", Some(Field::Author)),
            ("Book-Author", Some(Field::Author)),
            ("ISBN-13", Some(Field::Isbn)),
            ("dateBookPublished", Some(Field::Published)),
            ("Strong Point", Some(Field::Strong)),
            ("What I didn’t like", Some(Field::Weak)),
            ("MY RATING", Some(Field::OwnRating)),
            ("Our Overall Rating", Some(Field::OwnRating)),
            ("Goodreads Rating", other("Goodreads")),
            ("Average Goodreads rating", other("Goodreads")),
            ("The StoryGraph", other("StoryGraph")),
            ("avg_rating", other("Average")),
            ("goodreads review number", None),
            ("Margins & Marrow Rating", of("Margins & Marrow")),
            ("Plot rating", Some(Field::Aside)),
            ("Setting", Some(Field::Aside)),
            ("Herb", None),
            ("", None),
        ] {
            assert_eq!(field(label), meant, "failed on {label:?}");
        }
    }

    #[test]
    fn genres_are_told_from_other_tags() {
        for tag in [
            "scifi",
            "Science Fiction",
            "graphic-novel",
            "Roman",
            "Sci-Fi&Fantasy",
        ] {
            assert!(is_genre(tag), "refused {tag}");
        }
        for tag in [
            "nobel",
            "lang-pt",
            "book-club",
            "Kazuo Ishiguro",
            "reading",
            "",
        ] {
            assert!(!is_genre(tag), "accepted {tag}");
        }
    }
}
