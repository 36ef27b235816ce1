//! The club's list: books with both scores, in the order that is wanted.

use poise::serenity_prelude as serenity;
use serenity::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenu};

use super::lines::club_line;
use super::{CLOTH, button};
use crate::club::shelf::Order;
use crate::discord::click::{Click, View};
use crate::discord::plain::plain;
use crate::store::{Shelf, ShelfPage};

/// Books on a page of the list. With the longest titles a page stays under the
/// 4,096 code points of an embed's description.
pub const SHELF: u32 = 10;

/// Longest title on the list.
const TITLE: usize = 100;

/// A page of the list, the first being 0, with its menu and its buttons.
pub fn shelf(
    page: &ShelfPage,
    view: View,
    order: Order,
    number: u32,
) -> (CreateEmbed, Vec<CreateActionRow>) {
    let first = u64::from(number) * u64::from(SHELF) + 1;
    let lines: Vec<String> = (first..)
        .zip(&page.books)
        .map(|(place, book)| format!("{place}. {}", line(book, order)))
        .collect();
    let pages = page.all.div_ceil(u64::from(SHELF));
    let books = match page.all {
        1 => "1 book".to_owned(),
        all => format!("{all} books"),
    };
    let foot = format!(
        "{books}, page {} of {pages}. /scores book: shows one in full; /help topic: the orders.",
        number + 1
    );
    let embed = CreateEmbed::new()
        .title("The club's shelf")
        .description(lines.join("\n"))
        .colour(CLOTH)
        .footer(CreateEmbedFooter::new(foot));
    let mut rows = vec![orders(view, order)];
    let mut turns = Vec::new();
    if let Some(before) = number.checked_sub(1) {
        turns.push(button(Click::Shelf(view, order, before), "◀ Back"));
    }
    if u64::from(number) + 1 < pages {
        turns.push(button(Click::Shelf(view, order, number + 1), "Next ▶"));
    }
    if !turns.is_empty() {
        rows.push(CreateActionRow::Buttons(turns));
    }
    (embed, rows)
}

/// The menu of orders, the present one shown as chosen.
fn orders(view: View, present: Order) -> CreateActionRow {
    let options = Order::ALL
        .map(|order| {
            serenity::CreateSelectMenuOption::new(order.name(), order.key())
                .default_selection(order == present)
        })
        .into();
    let menu = CreateSelectMenu::new(
        Click::Sort(view).to_string(),
        serenity::CreateSelectMenuKind::String { options },
    )
    .placeholder("In which order");
    CreateActionRow::SelectMenu(menu)
}

/// A book with both scores, and what its order looks at.
fn line(book: &Shelf, order: Order) -> String {
    let reviewer = match book.reviewer {
        Some(stars) => format!("{stars:.2}"),
        None => "–".to_owned(),
    };
    let tally = book.score.open();
    let more = match order {
        Order::Gap => book
            .reviewer
            .and_then(|stars| tally?.gap(stars))
            .map(|gap| format!(" · gap {gap:+.2}")),
        Order::Divided => tally
            .filter(|tally| tally.count() > 1)
            .and_then(|tally| tally.deviation())
            .map(|deviation| format!(" · spread {deviation:.2}")),
        Order::Newest | Order::Score | Order::Rated => None,
    };
    format!(
        "*{}* · club {} · reviewer {reviewer}{}",
        plain(&book.title, TITLE),
        club_line(&book.score),
        more.unwrap_or_default()
    )
}
