//! Character references of HTML: `&eacute;`, `&#39;`.

use pulldown_cmark::{Event, Parser};

/// Decodes `&eacute;` and its like, which in a block of HTML nobody has done.
#[must_use]
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        decoded.push_str(before);
        let end = from.bytes().take(34).position(|b| b == b';');
        let entity = end
            .and_then(|end| from.get(..=end))
            .filter(|e| {
                e.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'&' | b'#' | b';'))
            })
            .unwrap_or("&");
        for event in Parser::new(entity) {
            if let Event::Text(text) = event {
                decoded.push_str(&text);
            }
        }
        rest = from.get(entity.len()..).unwrap_or_default();
    }
    decoded.push_str(rest);
    decoded
}
