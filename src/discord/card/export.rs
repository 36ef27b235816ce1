//! What is said beside the files with everything that the club has.

use crate::club::ids::ClubId;
use crate::club::locale::Locale;
use crate::club::whole::Whole;
use crate::say;

/// What the files hold, and what is not in them and why. `with_json` where the
/// JSON is among them; otherwise it is too large for Discord.
pub fn exported(whole: &Whole, with_json: bool, locale: Locale) -> String {
    let mut sentences = vec![say!(
        locale,
        "export-club",
        reviews = whole.reviews.len(),
        books = whole.books.len(),
        count = whole.ratings()
    )];
    if whole.left_out.members {
        sentences.push(say!(locale, "export-no-names"));
    }
    if !whole.left_out.blind.is_empty() {
        let votes: u64 = whole.left_out.blind.iter().map(|held| held.votes).sum();
        sentences.push(say!(
            locale,
            "export-blind",
            books = whole.left_out.blind.len(),
            count = votes
        ));
    }
    let club = whole.club.id.to_string();
    sentences.push(if !with_json {
        say!(locale, "export-no-json", club = club)
    } else if whole.complete().is_ok() {
        say!(locale, "export-whole")
    } else {
        say!(locale, "export-shared", club = club)
    });
    sentences.join(" ")
}

/// What is said of a club that has nothing yet.
pub fn nothing_exported(locale: Locale) -> String {
    say!(locale, "export-nothing")
}

/// What is said of a club whose ratings fit into no file that Discord takes.
pub fn too_large_to_export(club: ClubId, locale: Locale) -> String {
    say!(locale, "export-too-large", club = club.to_string())
}
