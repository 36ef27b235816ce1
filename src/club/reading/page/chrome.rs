//! What stands around the text of a page: menus, comments, related posts,
//! buttons to share, boxes about the blogger.
//!
//! [`hidden`] marks it by the names that themes give it. The words are those
//! that themes of many makers share; a class that only says what a page has
//! (`has-sidebar`) is no name, and what holds the page's own text is never
//! chrome, whatever its name.

use super::elements::{FORGOTTEN, QUIET};
use super::tree::{Element, Tree, What};

/// Words of a class or an id that name chrome by themselves.
const WORDS: [&str; 66] = [
    "addtoany",
    "ads",
    "adsbygoogle",
    "advert",
    "advertisement",
    "affiliate",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "colophon",
    "comment",
    "commentlist",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "disclosure",
    "disqus",
    "footer",
    "gdpr",
    "giscus",
    "kksr",
    "linkwithin",
    "masthead",
    "menu",
    "meta",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pagination",
    "pager",
    "pingback",
    "pingbacks",
    "popup",
    "postmeta",
    "printfriendly",
    "promo",
    "pullquote",
    "reactions",
    "related",
    "relatedposts",
    "respond",
    "share",
    "sharedaddy",
    "sharethis",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "socials",
    "subscribe",
    "subscription",
    "toc",
    "trackback",
    "trackbacks",
    "utterances",
    "visitor",
    "visitors",
    "vote",
    "votes",
    "yarpp",
];

/// What a page calls its posts.
const POST: [&str; 8] = [
    "entry", "post", "article", "single", "page", "blog", "content", "header",
];
/// Parts of a post that are about the post.
const PARTS: [&str; 21] = [
    "author",
    "avatar",
    "categories",
    "cats",
    "date",
    "details",
    "feeds",
    "footer",
    "info",
    "labels",
    "links",
    "meta",
    "metadata",
    "nav",
    "published",
    "ratings",
    "status",
    "tags",
    "terms",
    "time",
    "timestamp",
];
/// Pairs of words that name chrome: one of the first before one of the second.
const PAIRS: [(&[&str], &[&str]); 7] = [
    (&POST, &PARTS),
    (&["date"], &["header"]),
    (&["posted"], &["on", "by", "in"]),
    (&["cat", "tag", "tags"], &["links", "list", "cloud"]),
    (
        &["author", "about"],
        &["box", "bio", "info", "card", "author", "me", "description"],
    ),
    (&["reading", "read"], &["time", "more", "next"]),
    (&["wp", "image", "img"], &["caption", "credit"]),
];
/// Words in front of a class that make it a statement about something else.
const STATEMENTS: [&str; 12] = [
    "has", "no", "with", "without", "is", "not", "hide", "show", "js", "supports", "enable", "use",
];

/// Of a hundred letters of the page so many make an element its text.
const MOST: usize = 60;

/// For each node whether it is hidden from a reader of the text.
#[must_use]
pub fn hidden(tree: &Tree) -> Vec<bool> {
    let text = letters(tree);
    let all = text.last().copied().unwrap_or(0);
    let anchors = anchors(tree, &text);
    let mut hidden = vec![false; tree.nodes.len()];
    let mut at = 0;
    while at < hidden.len() {
        let end = tree.end(at);
        let certain = tree.element(at).is_some_and(is_never_text);
        let chrome = certain
            || tree.element(at).is_some_and(|e| is_chrome(e, tree, at))
                && count(&anchors, at, end) == 0
                && (is_comments(tree, at) || count(&text, at, end) * 100 <= all * MOST);
        if chrome {
            if let Some(range) = hidden.get_mut(at..end) {
                range.fill(true);
            }
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    hidden
}

/// For each place the letters of the texts before it; one place more than
/// there are nodes.
fn letters(tree: &Tree) -> Vec<usize> {
    running(tree.nodes.iter().map(|node| match &node.what {
        What::Text(text) => text.chars().filter(|c| c.is_alphanumeric()).count(),
        What::Element(_) => 0,
    }))
}

/// For each place the sum of the counts before it; one place more than counts.
pub fn running(counts: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut sum = 0;
    std::iter::once(0)
        .chain(counts.map(|count| {
            sum += count;
            sum
        }))
        .collect()
}

/// What [`running`] counted from `start` to `end`.
#[must_use]
pub fn count(running: &[usize], start: usize, end: usize) -> usize {
    let at = |place: usize| running.get(place).copied().unwrap_or(0);
    at(end).saturating_sub(at(start))
}

/// Elements that chrome never holds: what is named as the text of the page,
/// the largest article and the headline in it.
fn anchors(tree: &Tree, text: &[usize]) -> Vec<usize> {
    let largest = tree
        .elements()
        .filter(|(_, e)| is_article(e))
        .map(|(at, _)| at)
        .max_by_key(|at| count(text, *at, tree.end(*at)));
    running((0..tree.nodes.len()).map(|at| {
        let anchor = Some(at) == largest
            || tree.element(at).is_some_and(|e| {
                is_text(e)
                    || e.is(&["main", "body", "html"])
                    || e.is(&["h1"])
                        && !tree
                            .ancestors(at)
                            .any(|(_, above)| above.is(&["nav", "header", "footer", "aside"]))
            });
        usize::from(anchor)
    }))
}

/// Whether an element is a post of its own.
#[must_use]
pub fn is_article(element: &Element) -> bool {
    let named = element.is(&["article"])
        || element.lists("role", "article")
        || element
            .classes
            .iter()
            .any(|words| matches!(words.as_slice(), [one] if one == "hentry" || one == "hreview"))
        || element.has_pair(&["h"], &["entry", "review"]);
    named && !element.has_word("comment")
}

/// Whether an element is named as the text of a post: `entry-content` and
/// `e-content` of the microformats, `articleBody` of schema.org, and what
/// themes made of them.
#[must_use]
pub fn is_text(element: &Element) -> bool {
    const OF: [&str; 10] = [
        "entry", "post", "article", "review", "blog", "story", "single", "gh", "item", "e",
    ];
    const TEXT: [&str; 4] = ["content", "body", "text", "copy"];
    let joined = |word: &String| {
        OF.iter().any(|of| {
            word.strip_prefix(of)
                .is_some_and(|rest| of.len() > 2 && TEXT.contains(&rest))
        })
    };
    let named = element
        .classes
        .iter()
        .filter(|words| !states(words))
        .any(|words| {
            let pair = words.windows(2).any(|pair| match pair {
                [of, text] => OF.contains(&of.as_str()) && TEXT.contains(&text.as_str()),
                _ => false,
            });
            (pair || matches!(words.as_slice(), [word] if joined(word)))
                && !words.iter().any(|word| word.starts_with("comment"))
        });
    element.lists("itemprop", "reviewBody")
        || element.lists("itemprop", "articleBody")
        || named && !element.is(&["body", "html", "p", "span", "a"])
}

/// Whether a class says what something has instead of naming it.
fn states(words: &[String]) -> bool {
    words
        .first()
        .is_some_and(|first| STATEMENTS.contains(&first.as_str()))
}

fn is_comments(tree: &Tree, at: usize) -> bool {
    tree.element(at).is_some_and(|e| {
        ["comments", "comment", "commentlist", "respond", "disqus"]
            .iter()
            .any(|word| e.has_word(word))
    })
}

/// Elements that hold no text of the page wherever they stand.
#[must_use]
pub fn is_never_text(element: &Element) -> bool {
    let unseen = element.attribute("hidden").is_some()
        || element.attribute("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.to_ascii_lowercase().contains("display:none")
        });
    element.is(&[FORGOTTEN, QUIET, "head", "rt", "rp"])
        // What a click uncovers is text.
        || unseen && !element.has_word("spoiler")
}

fn is_chrome(element: &Element, tree: &Tree, at: usize) -> bool {
    if element.is(&["body", "html", "main", ""]) || is_text(element) {
        return false;
    }
    if element.is(&["nav", "footer", "aside"]) {
        return true;
    }
    // The head of the page, not that of a post.
    let of_post = || {
        tree.ancestors(at)
            .any(|(_, above)| above.is(&["main"]) || is_article(above))
    };
    if element.is(&["header"]) && !of_post() {
        return true;
    }
    const ROLES: [&str; 9] = [
        "navigation",
        "complementary",
        "contentinfo",
        "search",
        "banner",
        "dialog",
        "alert",
        "menu",
        "toolbar",
    ];
    if ROLES.iter().any(|role| element.lists("role", role)) {
        return true;
    }
    if is_stamp(element, tree, at) {
        return true;
    }
    // A cell or a term is a fact of the text, whatever its class.
    if element.is(&["td", "th", "tr", "dt", "dd", "h1", "tbody", "table"]) {
        return false;
    }
    let of_the_book = |words: &[String]| {
        words
            .iter()
            .any(|word| matches!(word.as_str(), "book" | "review"))
    };
    element
        .classes
        .iter()
        .filter(|words| !states(words) && !of_the_book(words))
        .any(|words| {
            let named = |word: &String| WORDS.contains(&word.as_str());
            let pair = words.windows(2).any(|pair| match pair {
                [a, b] => PAIRS.iter().any(|(first, second)| {
                    first.contains(&a.as_str()) && second.contains(&b.as_str())
                }),
                _ => false,
            });
            words.iter().any(named) || pair
        })
}

/// When the post was written, and by whom.
fn is_stamp(element: &Element, tree: &Tree, at: usize) -> bool {
    let dated = ["datePublished", "dateModified", "dateCreated", "post-info"]
        .iter()
        .any(|prop| element.lists("itemprop", prop));
    let of_book = || {
        tree.ancestors(at)
            .find_map(|(_, above)| above.attribute("itemtype"))
            .is_some_and(|kind| kind.to_ascii_lowercase().ends_with("book"))
    };
    dated && !of_book()
        || element.is(&["time"])
            && ["published", "updated", "date", "posted"]
                .iter()
                .any(|word| element.has_word(word))
        || element.lists("itemprop", "author")
            && element.is(&["section", "aside", "footer", "div"])
            && !of_book()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::page::{thin, tree};

    /// What is left of a page, one text after the other.
    fn seen(html: &str) -> String {
        let (tree, _) = tree::parse(&thin::thin(html).html);
        let hidden = hidden(&tree);
        let texts = tree.nodes.iter().zip(hidden).filter_map(|(node, hidden)| {
            let What::Text(text) = &node.what else {
                return None;
            };
            (!hidden).then_some(text.trim())
        });
        texts
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn chrome_is_told_by_the_names_that_themes_give_it() {
        for around in [
            "<nav>x</nav>",
            "<div class=sharedaddy>x</div>",
            "<div id=comments><ol class=commentlist><li>x</ol></div>",
            "<aside class=widget>x</aside>",
            "<div class='entry-meta'>x</div>",
            "<p class=post-info>x</p>",
            "<div class=postMeta>x</div>",
            "<section class=related-posts><article>x</article></section>",
            "<div style='display: none'>x</div>",
            "<button>x</button><select><option>x</select>",
            "<figure><figcaption>x</figcaption></figure>",
            "<time class=entry-date>x</time>",
            "<div role=navigation>x</div>",
            "<div class=cookie-banner>x</div>",
        ] {
            let page = format!(
                "<body><article><h1>Title</h1><div class=entry-content><p>The text of the post.</div>{around}</article>"
            );
            assert_eq!(
                seen(&page),
                "Title The text of the post.",
                "failed on {around}"
            );
        }
    }

    #[test]
    fn the_text_of_the_page_is_no_chrome() {
        for page in [
            "<body class='single has-sidebar comments-open'><p>text</p>",
            "<div class='post-content no-sidebar share'><p>text</p></div>",
            "<div class=sidebar><article><p>text</p></article></div>",
            "<div class='book-meta review-info'>text</div><p>and more text than in the box",
            "<div class=menu><p>the only text of an odd page</p></div>",
            "<table class=meta><tr><td class=date>text</table><p>text",
            "<div class='spoiler' style='display:none'>text</div>",
        ] {
            assert!(seen(page).contains("text"), "failed on {page}");
        }
    }

    #[test]
    fn long_comments_under_a_short_review_are_still_comments() {
        let page = format!(
            "<article><p>Short review.</p></article><div id=comments>{}</div>",
            "<article class=comment><p>So true, I loved it as well and could not stop.</p></article>".repeat(20)
        );
        assert_eq!(seen(&page), "Short review.");
    }
}
