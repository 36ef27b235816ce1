//! Ratings that a site's generator draws: `{% include stars.html stars=4 %}`,
//! `{{< rating 4 >}}`, `{{rating:4}}`, `[rating:4/5]`, `<Rating value={4} />`.

use super::Notation;
use super::numbers::number_at;

/// Longest template, in bytes.
const LONGEST: usize = 200;
/// What opens a template, and what closes it.
const MARKS: [(&str, &str); 5] = [
    ("{{", "}}"),
    ("{%", "%}"),
    ("{", "}"),
    ("[", "]"),
    ("<", ">"),
];
/// Words in a template's name that say what it draws.
const NAMES: [&str; 18] = [
    "rating",
    "stars",
    "star",
    "score",
    "bewertung",
    "sterne",
    "étoiles",
    "etoiles",
    "estrellas",
    "estrelas",
    "stelle",
    "ocena",
    "gwiazdki",
    "sterren",
    "voto",
    "nota",
    "grade",
    "rate",
];
/// Parameters that name the scale.
const SCALES: [&str; 14] = [
    "max",
    "of",
    "out_of",
    "outof",
    "total",
    "scale",
    "best",
    "maxrating",
    "max_rating",
    "maxstars",
    "max_stars",
    "maximum",
    "count",
    "limit",
];

/// The first template in `text` that draws a rating.
pub(super) fn find(text: &str) -> Option<Notation> {
    if !text.contains(['{', '[', '<']) {
        return None;
    }
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find(['{', '[', '<'])) {
        let start = at + open;
        let rest = text.get(start..).unwrap_or_default();
        if let Some((value, scale, length)) = at_start(rest) {
            return Some(Notation {
                value,
                scale,
                drawn: None,
                span: start..start + length,
            });
        }
        at = start + 1;
    }
    None
}

/// The rating of the template with which `text` begins, its scale, and the
/// bytes of the template.
pub(super) fn at_start(text: &str) -> Option<(f64, Option<f64>, usize)> {
    let (open, close) = MARKS.iter().find(|(open, _)| text.starts_with(open))?;
    let near = text.get(..text.floor_char_boundary(LONGEST))?;
    let end = near.get(open.len()..)?.find(close)? + open.len();
    let inside = near.get(open.len()..end)?;
    if inside.contains('\n') && *open == "[" || inside.starts_with('/') {
        return None;
    }
    let mut name = false;
    let mut value = None;
    let mut scale = None;
    let mut key = String::new();
    for word in words(inside) {
        if let Some((number, used)) =
            number_at(word).filter(|_| word.starts_with(|c: char| c.is_ascii_digit()))
        {
            let rest = word.get(used..).unwrap_or_default();
            if SCALES.contains(&key.as_str()) {
                scale = Some(number);
            } else if value.is_none()
                && !matches!(key.as_str(), "width" | "height" | "size" | "id" | "class")
            {
                value = Some(number);
                if let Some(of) = rest.strip_prefix('/').and_then(number_at) {
                    scale = Some(of.0);
                }
            } else if key.is_empty() && scale.is_none() {
                scale = Some(number);
            }
            key.clear();
        } else {
            key = word.to_lowercase();
            let told = NAMES.iter().any(|name| {
                key.split(|c: char| !c.is_alphanumeric()).any(|part| {
                    part == *name
                        || part.ends_with(name) && name.len() > 4
                        || part.starts_with(name) && name.len() > 3
                })
            });
            let others = ["goodreads", "avg", "average", "amazon"]
                .iter()
                .any(|site| key.contains(site));
            if others {
                return None;
            }
            name |= told && value.is_none();
        }
    }
    let value = value.filter(|_| name)?;
    let scale = scale.filter(|scale| value <= *scale && *scale >= 2.0);
    (value <= 100.0).then_some((value, scale, end + close.len()))
}

/// Names and numbers of a template, without its marks.
fn words(inside: &str) -> impl Iterator<Item = &str> {
    inside
        .split(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '=' | '"' | '\'' | ':' | '{' | '}' | '<' | '>' | '(' | ')' | ',' | '%' | '|'
                )
        })
        .map(|word| word.trim_end_matches(['/', ';']))
        .filter(|word| !word.is_empty() && *word != "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_draw_ratings() {
        for (text, value, scale) in [
            ("{% include stars.html stars=4 %}", 4.0, None),
            (
                "{% include star-rating.html rating=\"3.5\" max=\"5\" %}",
                3.5,
                Some(5.0),
            ),
            ("{{< rating 4 >}}", 4.0, None),
            ("{{< rating stars=\"4\" >}}", 4.0, None),
            ("{{% stars 4 5 %}}", 4.0, Some(5.0)),
            ("{{rating:4}}", 4.0, None),
            ("{{ stars(n=4.5) }}", 4.5, None),
            ("{% rating 4/5 %}", 4.0, Some(5.0)),
            ("[rating:4/5]", 4.0, Some(5.0)),
            ("[rating=3]", 3.0, None),
            ("[star rating=\"4\" max=\"10\"]", 4.0, Some(10.0)),
            ("<Rating value={4} max={5} />", 4.0, Some(5.0)),
            ("<StarRating rating=\"4.5\"/>", 4.5, None),
        ] {
            let found = find(text).unwrap_or_else(|| panic!("nothing in {text:?}"));
            assert_eq!(
                (found.value, found.scale),
                (value, scale),
                "failed on {text:?}"
            );
            assert_eq!(found.span, 0..text.len(), "failed on {text:?}");
        }
    }

    #[test]
    fn other_templates_do_not() {
        for text in [
            "{% include image.html width=375 %}",
            "{{< ref \"x\" >}}",
            "{{ page.rating }}",
            "{{< goodreads_rating 4 >}}",
            "[4/5]",
            "[link][1]",
            "a < b",
            "{{< rating",
            "",
        ] {
            assert_eq!(find(text), None, "failed on {text:?}");
        }
    }
}
