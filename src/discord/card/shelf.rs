//! The club's list: books with both scores, in the order that is wanted.

use poise::serenity_prelude as serenity;
use serenity::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenu};

use super::lines::club_line;
use super::{CLOTH, button};
use crate::club::locale::Locale;
use crate::club::shelf::Order;
use crate::discord::click::{Click, View};
use crate::discord::plain::plain;
use crate::say;
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
    locale: Locale,
) -> (CreateEmbed, Vec<CreateActionRow>) {
    let first = u64::from(number) * u64::from(SHELF) + 1;
    let lines: Vec<String> = (first..)
        .zip(&page.books)
        .map(|(place, book)| format!("{place}. {}", line(book, order, locale)))
        .collect();
    let pages = page.all.div_ceil(u64::from(SHELF));
    let foot = say!(
        locale,
        "shelf-foot",
        count = page.all,
        page = number + 1,
        pages = pages
    );
    let embed = CreateEmbed::new()
        .title(say!(locale, "shelf-title"))
        .description(lines.join("\n"))
        .colour(CLOTH)
        .footer(CreateEmbedFooter::new(foot));
    let mut rows = vec![orders(view, order, locale)];
    let mut turns = Vec::new();
    if let Some(before) = number.checked_sub(1) {
        let back = say!(locale, "shelf-back");
        turns.push(button(Click::Shelf(view, order, before), back));
    }
    if u64::from(number) + 1 < pages {
        let next = say!(locale, "shelf-next");
        turns.push(button(Click::Shelf(view, order, number + 1), next));
    }
    if !turns.is_empty() {
        rows.push(CreateActionRow::Buttons(turns));
    }
    (embed, rows)
}

/// The menu of orders, the present one shown as chosen.
fn orders(view: View, present: Order, locale: Locale) -> CreateActionRow {
    let options = Order::ALL
        .map(|order| {
            serenity::CreateSelectMenuOption::new(name(order, locale), order.key())
                .default_selection(order == present)
        })
        .into();
    let menu = CreateSelectMenu::new(
        Click::Sort(view).to_string(),
        serenity::CreateSelectMenuKind::String { options },
    )
    .placeholder(say!(locale, "shelf-order"));
    CreateActionRow::SelectMenu(menu)
}

/// A book with both scores, and what its order looks at.
fn line(book: &Shelf, order: Order, locale: Locale) -> String {
    let reviewer = match book.reviewer {
        Some(stars) => locale.hundredths(stars),
        None => "–".to_owned(),
    };
    let tally = book.score.open();
    let more = match order {
        Order::Gap => book
            .reviewer
            .and_then(|stars| tally?.gap(stars))
            .map(|gap| say!(locale, "shelf-gap", gap = locale.signed(gap))),
        Order::Divided => tally
            .filter(|tally| tally.count() > 1)
            .and_then(|tally| tally.deviation())
            .map(|deviation| {
                let spread = locale.hundredths(deviation);
                say!(locale, "shelf-spread", spread = spread)
            }),
        Order::Newest | Order::Score | Order::Rated => None,
    };
    let line = say!(
        locale,
        "shelf-line",
        title = plain(&book.title, TITLE),
        club = club_line(&book.score, locale),
        reviewer = reviewer
    );
    match more {
        Some(more) => format!("{line} · {more}"),
        None => line,
    }
}

/// What an order is called in the menu.
fn name(order: Order, locale: Locale) -> String {
    match order {
        Order::Newest => say!(locale, "order-newest"),
        Order::Score => say!(locale, "order-score"),
        Order::Gap => say!(locale, "order-gap"),
        Order::Divided => say!(locale, "order-divided"),
        Order::Rated => say!(locale, "order-rated"),
    }
}
