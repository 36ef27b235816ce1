//! Notations of many blogs as tables in `examples/`, one file for each kind.
//!
//! To teach the reader a notation, add a line or a post there first. All books
//! and people in them are invented.

use super::*;

/// Prose in the language of an example, which names neither book nor author.
fn prose(language: &str) -> &'static str {
    match language {
        "de" => {
            "Ich habe das Buch an einem verregneten Nachmittag begonnen und erst am Abend weggelegt. Die Figuren sind liebevoll gezeichnet, und das Meer ist auf jeder Seite. In der Mitte gibt es einige Längen, aber das Ende macht alles gut."
        }
        "fr" => {
            "Je l'ai commencé un après-midi de pluie et je ne l'ai pas lâché avant le soir. Les personnages sont dessinés avec soin, et la mer est à chaque page. Quelques longueurs au milieu, mais la fin rachète tout."
        }
        "es" => {
            "Lo empecé una tarde de lluvia y no lo solté hasta la noche. Los personajes están dibujados con cariño y el mar está en cada página. A mitad del camino se hace un poco largo, pero el final lo compensa todo."
        }
        "pt" => {
            "Comecei numa tarde de chuva e não larguei até à noite. As personagens são desenhadas com cuidado e o mar está em cada página. A meio torna-se um pouco longo, mas o final compensa tudo."
        }
        "it" => {
            "L'ho iniziato in un pomeriggio di pioggia e non l'ho mollato fino a sera. I personaggi sono disegnati con cura e il mare è in ogni pagina. A metà c'è qualche lungaggine, ma la fine ripaga di tutto."
        }
        "pl" => {
            "Zaczęłam czytać w deszczowe popołudnie i nie odłożyłam jej aż do wieczora. Bohaterowie są narysowani z troską, a morze jest na każdej stronie. W środku trochę się dłuży, ale zakończenie wszystko wynagradza."
        }
        "nl" => {
            "Ik begon eraan op een regenachtige middag en legde het pas 's avonds weg. De personages zijn met zorg getekend en de zee is op elke bladzijde. In het midden is het wat lang, maar het einde maakt alles goed."
        }
        _ => {
            "I picked it up on a wet afternoon and did not put it down until supper. The people in it are drawn with care, and the sea is on every page. Some chapters in the middle drag a little, but the ending makes up for it."
        }
    }
}

/// The lines of a table, each with the language of its section.
fn rows(table: &'static str) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut language = "en";
    let mut rows = Vec::new();
    for line in table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
    {
        if let Some(section) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']'))
            && section.len() == 2
        {
            language = section;
            continue;
        }
        let (said, meant) = line
            .split_once(" =>")
            .unwrap_or_else(|| panic!("no => in {line:?}"));
        rows.push((language, said, meant.trim()));
    }
    assert!(rows.len() > 20, "{} rows", rows.len());
    rows
}

/// `4/5`; empty where there is no number.
fn rating(review: &Review) -> String {
    let number = review.reviewer_rating.as_ref().and_then(|rating| {
        let scale = rating
            .scale
            .map_or_else(|| "?".to_owned(), |scale| scale.to_string());
        Some(format!("{}/{scale}", rating.value?))
    });
    number.unwrap_or_default()
}

/// `title | authors`
fn named(review: &Review) -> String {
    let title = review.title.as_deref().unwrap_or_default();
    let named = format!("{title} | {}", review.authors.join(";"));
    named.trim_end_matches([' ', '|']).to_owned()
}

#[test]
fn headlines_name_title_and_author() {
    for (language, headline, meant) in rows(include_str!("examples/headlines.txt")) {
        let prose = prose(language);
        let quoted = headline.replace('"', "\\\"");
        for text in [
            format!(
                "---\nlayout: post\ntitle: \"{quoted}\"\ndate: 2021-05-06\ntags: [books]\n---\n\n{prose}\n"
            ),
            format!("# {headline}\n\n{prose}\n\n{prose}\n"),
        ] {
            assert_eq!(named(&review(&text)), meant, "failed on {text}");
        }
    }
}

#[test]
fn a_line_of_its_own_rates_the_book() {
    for (language, line, meant) in rows(include_str!("examples/ratings.txt")) {
        let text = format!(
            "---\ntitle: The Salt Road by Mara Quill\ndate: 2021-05-06\n---\n\n{}\n\n{line}\n",
            prose(language)
        );
        assert_eq!(rating(&review(&text)), meant, "failed on {text}");
    }
}

#[test]
fn keys_of_front_matter_rate_the_book() {
    for (language, keys, meant) in rows(include_str!("examples/keys.txt")) {
        let text = format!(
            "---\ntitle: The Salt Road\nauthor: Mara Quill\ndate: 2021-05-06\n{}\n---\n\n{}\n",
            keys.replace("\\n", "\n"),
            prose(language)
        );
        let review = review(&text);
        assert_eq!(rating(&review), meant, "failed on {text}");
        assert_eq!(
            named(&review),
            "The Salt Road | Mara Quill",
            "failed on {text}"
        );
    }
}

/// A post of a file of posts: its name, what it should say, its text.
struct Post {
    name: &'static str,
    wanted: Vec<(&'static str, &'static str)>,
    text: String,
}

/// The posts of a file: `#### name`, lines of `key=value`, `----`, the text, in
/// which `{EN}` stands for prose in that language.
fn posts(file: &'static str) -> Vec<Post> {
    let posts = file.split("\n#### ").skip(1).map(|post| {
        let (head, text) = post
            .split_once("\n----\n")
            .unwrap_or_else(|| panic!("no ---- in {post}"));
        let mut lines = head.lines();
        let name = lines.next().unwrap_or_default();
        let wanted = lines.filter_map(|line| line.split_once('=')).collect();
        let mut text = text.to_owned();
        for language in ["en", "de", "fr", "es", "pt", "it", "pl", "nl"] {
            let stands = format!("{{{}}}", language.to_uppercase());
            text = text.replace(&stands, prose(language));
        }
        Post { name, wanted, text }
    });
    posts.collect()
}

#[test]
fn posts_about_one_book_say_what_a_careful_reader_finds() {
    let posts = posts(include_str!("examples/records.txt"));
    assert!(posts.len() > 20, "{} posts", posts.len());
    for post in posts {
        let review = review(&post.text);
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        for (key, found) in [
            ("title", text(&review.title)),
            ("authors", review.authors.join(";")),
            ("rating", rating(&review)),
            ("isbn", text(&review.isbn13)),
            ("publisher", text(&review.publisher)),
            (
                "published",
                text(&review.published.map(|date| date.to_string())),
            ),
        ] {
            let wanted = post.wanted.iter().find(|(wanted, _)| *wanted == key);
            let wanted = wanted.map_or("", |(_, value)| *value);
            assert_eq!(found, wanted, "{key} of “{}”\n{}", post.name, post.text);
        }
        for (key, found) in [
            ("genres", review.genres.join(";")),
            ("strong", text(&review.strong_point)),
            ("weak", text(&review.weak_point)),
        ] {
            if let Some((_, wanted)) = post.wanted.iter().find(|(wanted, _)| *wanted == key) {
                assert_eq!(found, *wanted, "{key} of “{}”", post.name);
            }
        }
    }
}

#[test]
fn posts_about_several_books_become_a_review_of_each() {
    let posts = posts(include_str!("examples/several.txt"));
    assert!(posts.len() > 20, "{} posts", posts.len());
    for post in posts {
        let readings = read(post.text.as_bytes()).unwrap_or_else(|sorry| panic!("{sorry}"));
        let found = readings.iter().map(|reading| {
            let review = &reading.review;
            let title = review.title.as_deref().unwrap_or_default();
            format!("{title}|{}|{}", review.authors.join(";"), rating(review))
        });
        let found: Vec<String> = found.collect();
        let wanted: Vec<&str> = post.wanted.iter().map(|(_, book)| *book).collect();
        assert_eq!(found, wanted, "“{}”\n{}", post.name, post.text);
    }
}
