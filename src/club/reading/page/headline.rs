//! The headline of a page, without the name of the site around it.
//!
//! [`visible`] finds the heading that a reader takes for the headline,
//! [`choose`] weighs it against the titles in the head of the page. Which book
//! a headline means is for [`crate::club::reading::title`].

use super::blocks::{self, Page};
use super::region::Region;
use super::tree::{Element, Tree};
use crate::club::reading::{labels, title};

/// Longest headline, in characters.
const HEADLINE: usize = 250;
/// So many large headings are looked at.
const HEADINGS: usize = 4;
/// What stands between a title and the name of a site, the surest first.
const BETWEEN: [&str; 12] = [
    " | ", " » ", " « ", " :: ", " · ", " • ", " ← ", " ‹ ", " — ", " – ", " - ", ": ",
];
/// So many of them never stand inside a title.
const SURE: usize = 8;

/// The heading that is the headline: where it stands, and its text. Of several
/// candidates one that the page's titles hold is believed first.
#[must_use]
pub fn visible(
    page: Page<'_>,
    region: Region,
    sites: &[String],
    titles: &[String],
) -> Option<(usize, String)> {
    let tree = page.tree;
    // A headline may stand in a part of the page that is no text.
    let shown = vec![false; tree.nodes.len()];
    let page = Page {
        hidden: &shown,
        headline: None,
        ..page
    };
    let heading = |e: &Element| e.is(&["h1", "h2", "h3"]);
    let named = |e: &Element| {
        e.lists("itemprop", "headline")
            || e.has_pair(
                &["entry", "post", "article", "p"],
                &["title", "headline", "name"],
            ) && (heading(e) || e.is(&["div", "p"]))
    };
    let inside = |at: usize| tree.range(region.post).contains(&at);
    let above = |at: usize| at < region.text && !is_logo(tree, at);
    let find = |wanted: &dyn Fn(usize, &Element) -> bool| {
        tree.elements()
            .find(|(at, e)| wanted(*at, e))
            .map(|(at, _)| at)
    };
    let candidates = [
        find(&|at, e| named(e) && inside(at)),
        find(&|at, e| e.is(&["h1"]) && inside(at) && !is_logo(tree, at)),
        find(&|at, e| named(e) && above(at)),
        tree.elements()
            .filter(|(at, e)| e.is(&["h1"]) && above(*at))
            .last()
            .map(|(at, _)| at),
    ];
    // The site's name may be a heading as large: of several, one that a title of
    // the page begins is the headline, "X (2014)" under "X".
    let fits = |text: &str| {
        text.chars().any(char::is_alphanumeric)
            && text.chars().count() <= HEADLINE
            && !sites.iter().any(|site| same(site, text))
    };
    let known: Vec<String> = titles.iter().map(|title| labels::fold(title)).collect();
    let begun = |text: &str| {
        let text = labels::fold(text);
        let mut known = known.iter().filter(|title| title.contains(' '));
        known.any(|title| text.starts_with(title.as_str()))
    };
    let large = tree
        .elements()
        .filter(|(at, e)| e.is(&["h1"]) && inside(*at));
    let mut others = large.skip(1).take(HEADINGS);
    let longer = others.find_map(|(at, _)| {
        let text = blocks::line(page, at);
        (fits(&text) && begun(&text)).then_some((at, text))
    });
    if longer.is_some() {
        return longer;
    }
    // The first heading of the post may be that of its first part.
    let first = find(&|at, e| heading(e) && inside(at));
    let mut texts: Vec<(usize, String)> = Vec::new();
    for at in candidates.into_iter().chain([first]).flatten() {
        let text = blocks::line(page, at);
        if fits(&text) {
            texts.push((at, text));
        }
    }
    // A title begins with its page more often than with its site.
    let begins = |text: &str, title: &String| labels::fold(title).starts_with(&labels::fold(text));
    let titled = texts
        .iter()
        .position(|(_, text)| titles.iter().any(|title| begins(text, title)))
        .or_else(|| {
            let holds = |(_, text): &(usize, String)| titles.iter().any(|t| t.contains(text));
            texts.iter().position(holds)
        });
    let believed = titled.or_else(|| {
        texts
            .iter()
            .position(|(at, _)| candidates.contains(&Some(*at)))
    });
    Some(texts.swap_remove(believed?))
}

/// What stands beside the headline in the titles of the page: names of its
/// site.
#[must_use]
pub fn beside(visible: Option<&str>, titles: &[String]) -> Vec<String> {
    let around = |title: &String| around(title, visible?).filter(|rest| !is_whole(rest));
    titles.iter().filter_map(around).collect()
}

/// Whether a heading is the name of the site: it links to its front page.
fn is_logo(tree: &Tree, at: usize) -> bool {
    let links = |e: &Element| {
        e.is(&["a"])
            && (e.lists("rel", "home")
                || e.attribute("href")
                    .is_some_and(|to| matches!(to.trim(), "" | "/" | "./" | "#" | "index.html")))
    };
    let named = |e: &Element| {
        e.has_pair(&["site", "blog"], &["title", "name", "logo"]) || e.has_word("logo")
    };
    tree.within(tree.range(at))
        .any(|(_, e)| links(e) || named(e))
        || tree
            .ancestors(at)
            .take(3)
            .any(|(_, e)| links(e) || named(e))
}

fn same(a: &str, b: &str) -> bool {
    labels::fold(a) == labels::fold(b)
}

/// The headline: what a reader sees, or the title of the head where that says
/// more of the book. Empty where the page has none.
#[must_use]
pub fn choose(visible: Option<&str>, titles: &[String], sites: &[String]) -> String {
    let mut known: Vec<String> = sites.to_vec();
    let mut candidates: Vec<String> = visible.map(str::to_owned).into_iter().collect();
    let beside = |title: &String| around(title, visible?);
    for beside in titles.iter().filter_map(beside) {
        if is_whole(&beside) {
            candidates.push(beside);
        } else {
            known.push(beside);
        }
    }
    candidates.extend(titles.iter().map(|title| without_site(title, &known)));
    candidates.retain(|text| text.chars().any(char::is_alphanumeric));
    let certain = |text: &&String| title::read(text, |_| false).is_some_and(|read| read.certain);
    candidates
        .iter()
        .find(|text| is_whole(text))
        .or_else(|| candidates.iter().find(certain))
        .or_else(|| candidates.first())
        .cloned()
        .unwrap_or_default()
}

/// Whether a headline names a book and its author for certain.
fn is_whole(headline: &str) -> bool {
    title::read(headline, |_| false).is_some_and(|read| read.certain && !read.authors.is_empty())
}

/// What stands beside the headline in a title: the name of the site.
fn around(title: &str, headline: &str) -> Option<String> {
    let at = title.find(headline)?;
    let before = title.get(..at)?;
    let after = title.get(at + headline.len()..)?;
    let rest = if before.trim().is_empty() {
        after
    } else {
        before
    };
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    (!rest.is_empty() && rest.chars().count() <= 60).then(|| rest.to_owned())
}

/// A title without the names of its site, and without what stands behind a
/// separator that only sites use.
fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = title.trim();
    loop {
        let before = title;
        for between in BETWEEN {
            if let Some((head, tail)) = title.rsplit_once(between)
                && sites.iter().any(|site| same(site, tail))
            {
                title = head.trim();
            }
            if let Some((head, tail)) = title.split_once(between)
                && sites.iter().any(|site| same(site, head))
            {
                title = tail.trim();
            }
        }
        // "The Ferry | " of a site without a name.
        title = title.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, '|' | '»' | '«' | '·' | '•' | '–' | '—')
        });
        if title == before {
            break;
        }
    }
    let sure = BETWEEN
        .iter()
        .take(SURE)
        .find_map(|between| title.rsplit_once(between));
    if let Some((head, _)) = sure {
        return head.trim().to_owned();
    }
    // "Review: The Ferry by Ann Lee - Some Site", where the rest is a headline
    // that needs nothing more.
    let unsure = [" — ", " – ", " - "]
        .iter()
        .find_map(|between| title.rsplit_once(between));
    if let Some((head, tail)) = unsure
        && is_whole(head)
        && !is_whole(tail)
    {
        return head.trim().to_owned();
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_cut_off() {
        for (visible, titles, sites, headline) in [
            (None, &["The Ferry | Kit Reads"][..], &[][..], "The Ferry"),
            (None, &["The Ferry | "], &["Kit Reads"], "The Ferry"),
            (None, &["The Ferry - Ann Lee"], &[], "The Ferry - Ann Lee"),
            (
                None,
                &["The Ferry - Ann Lee - Kit Reads"],
                &["kit reads"],
                "The Ferry - Ann Lee",
            ),
            (
                None,
                &["Kit Reads: The Ferry by Ann Lee"],
                &["Kit Reads"],
                "The Ferry by Ann Lee",
            ),
            (
                None,
                &["Review: The Ferry by Ann Lee - Some Site"],
                &[],
                "Review: The Ferry by Ann Lee",
            ),
            (
                Some("The Ferry – Ann Lee"),
                &["The Ferry – Ann Lee – Kit Reads"],
                &[],
                "The Ferry – Ann Lee",
            ),
            (
                Some("Lost at sea"),
                &["The Ferry by Ann Lee: Lost at sea"],
                &[],
                "The Ferry by Ann Lee",
            ),
            (Some("A voyage"), &["Kit Reads"], &["Kit Reads"], "A voyage"),
            (None, &[], &[], ""),
        ] {
            let owned = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
            assert_eq!(
                choose(visible, &owned(titles), &owned(sites)),
                headline,
                "failed on {visible:?} {titles:?}"
            );
        }
    }
}
