//! The elements of HTML that hold text, and how they nest.
//!
//! [`of`] says under which name an element is kept. Everything that only looks
//! different is one of few names; what is not in the table and has a dash in
//! its name is a `span`, so that nothing but markup is lost.

/// How an element behaves among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Begins and ends lines, and nests.
    Block,
    /// A heading; any heading's end tag ends it.
    Heading,
    /// A paragraph, which ends where the next block begins.
    Paragraph,
    /// An item of a list, which ends where the next one begins.
    Item,
    /// A cell of a table.
    Cell,
    /// A row of a table.
    Row,
    /// Head, body or foot of a table, or its caption.
    Rows,
    /// Stands in a line.
    Inline,
    /// Has no end tag.
    Void,
    /// The title of the page.
    Title,
    /// The page itself.
    Root,
}

/// An element that is kept.
#[derive(Debug)]
pub struct Known {
    /// Its name in the page.
    pub name: &'static str,
    /// The name under which it is kept.
    pub written: &'static str,
    /// How it nests.
    pub role: Role,
}

/// Elements that keep their names.
const PLAIN: [(Role, &str); 10] = [
    (
        Role::Block,
        "div article section main header footer aside nav address blockquote pre ul ol dl figure details table search",
    ),
    (Role::Heading, "h1 h2 h3 h4 h5 h6"),
    (Role::Paragraph, "p"),
    (Role::Item, "li dt dd"),
    (Role::Cell, "td th"),
    (Role::Row, "tr"),
    (Role::Rows, "thead tbody tfoot caption"),
    (
        Role::Inline,
        "a abbr time data q sup sub rt rp ruby code span",
    ),
    (Role::Void, "br hr img meta"),
    (Role::Root, "html body"),
];

/// Elements that mean what others mean: name, kept as, role. The names for
/// slanted and bold words are those of elements that are not repeated in the
/// paragraphs that follow.
const RENAMED: [(&str, &str, Role); 62] = [
    ("title", "title", Role::Title),
    ("i", "cite", Role::Inline),
    ("em", "cite", Role::Inline),
    ("cite", "cite", Role::Inline),
    ("b", "dfn", Role::Inline),
    ("strong", "dfn", Role::Inline),
    ("dfn", "dfn", Role::Inline),
    ("font", "span", Role::Inline),
    ("u", "span", Role::Inline),
    ("s", "span", Role::Inline),
    ("strike", "span", Role::Inline),
    ("del", "span", Role::Inline),
    ("ins", "span", Role::Inline),
    ("small", "span", Role::Inline),
    ("big", "span", Role::Inline),
    ("tt", "span", Role::Inline),
    ("nobr", "span", Role::Inline),
    ("mark", "span", Role::Inline),
    ("kbd", "span", Role::Inline),
    ("samp", "span", Role::Inline),
    ("var", "span", Role::Inline),
    ("acronym", "abbr", Role::Inline),
    ("bdi", "span", Role::Inline),
    ("bdo", "span", Role::Inline),
    ("label", "span", Role::Inline),
    ("meter", "span", Role::Inline),
    ("progress", "span", Role::Inline),
    ("output", "span", Role::Inline),
    ("svg", "span", Role::Inline),
    ("text", "span", Role::Inline),
    ("math", "span", Role::Inline),
    ("blink", "span", Role::Inline),
    ("marquee", "span", Role::Inline),
    ("rb", "span", Role::Inline),
    ("rtc", "rt", Role::Inline),
    ("center", "div", Role::Block),
    ("form", "div", Role::Block),
    ("fieldset", "div", Role::Block),
    ("legend", "p", Role::Paragraph),
    ("hgroup", "div", Role::Block),
    ("summary", "h6", Role::Heading),
    ("xmp", "pre", Role::Block),
    ("listing", "pre", Role::Block),
    ("plaintext", "pre", Role::Block),
    ("dir", "ul", Role::Block),
    ("menu", "ul", Role::Block),
    ("figcaption", FORGOTTEN, Role::Block),
    ("template", FORGOTTEN, Role::Block),
    ("dialog", FORGOTTEN, Role::Block),
    ("button", QUIET, Role::Inline),
    ("select", QUIET, Role::Inline),
    ("datalist", QUIET, Role::Inline),
    ("object", QUIET, Role::Inline),
    ("applet", QUIET, Role::Inline),
    ("canvas", QUIET, Role::Inline),
    ("audio", QUIET, Role::Inline),
    ("video", QUIET, Role::Inline),
    ("map", QUIET, Role::Inline),
    ("image", "img", Role::Void),
    ("option", QUIET, Role::Inline),
    ("optgroup", QUIET, Role::Inline),
    ("head", "head", Role::Root),
];

/// The name under which blocks are kept that a reader of the text never sees.
pub const FORGOTTEN: &str = "figcaption";
/// The name under which controls and players are kept.
pub const QUIET: &str = "samp";

/// What is known of an element, by its name in small letters; `None` where its
/// tags are left out and its text stays.
#[must_use]
pub fn of(name: &str) -> Option<&'static Known> {
    static KNOWN: std::sync::LazyLock<std::collections::HashMap<&str, Known>> =
        std::sync::LazyLock::new(|| {
            let plain = PLAIN.iter().flat_map(|(role, names)| {
                names.split(' ').map(|name| Known {
                    name,
                    written: name,
                    role: *role,
                })
            });
            let renamed = RENAMED.iter().map(|(name, written, role)| Known {
                name,
                written,
                role: *role,
            });
            plain
                .chain(renamed)
                .map(|known| (known.name, known))
                .collect()
        });
    static CUSTOM: Known = Known {
        name: "-",
        written: "span",
        role: Role::Inline,
    };
    let custom = || name.contains('-').then_some(&CUSTOM);
    KNOWN.get(name).or_else(custom)
}
