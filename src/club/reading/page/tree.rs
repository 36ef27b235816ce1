//! A page as a tree of elements, in one list.
//!
//! The nodes stand in the order of the page, so what lies in node `n` is the
//! range `n..end`, and nothing here or in the modules that use it recurses.
//! `dom_query` parses ([`parse`]); its document goes on to the readability
//! library in [`super::region`].

use std::ops::Range;

use dom_query::{Document, LocalName, NodeRef};

use super::thin::NUMBER;

/// A page.
#[derive(Debug)]
pub struct Tree {
    /// Its nodes, in the order in which they begin; the first is the root.
    pub nodes: Vec<Node>,
}

/// An element or a text.
#[derive(Debug)]
pub struct Node {
    /// Where the element stands that holds this one; the root holds itself.
    pub parent: usize,
    /// Where the first node stands that is not inside this one.
    pub end: usize,
    /// What it is.
    pub what: What,
}

/// What a node is.
#[derive(Debug)]
pub enum What {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

/// An element.
#[derive(Debug)]
pub struct Element {
    /// Its name, as [`super::elements`] writes it.
    pub name: LocalName,
    /// Its number in the thinned page, 0 where the parser made it.
    pub number: usize,
    attributes: Vec<(LocalName, String)>,
    /// The words of each of its classes and of its id, in small letters:
    /// `entry-content` is two.
    pub classes: Vec<Vec<String>>,
}

impl Element {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| &**known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether the element has one of these names.
    #[must_use]
    pub fn is(&self, names: &[&str]) -> bool {
        names.contains(&&*self.name)
    }

    /// Whether a list of words in an attribute, such as `itemprop`, names
    /// `word`, whatever its case.
    #[must_use]
    pub fn lists(&self, attribute: &str, word: &str) -> bool {
        self.attribute(attribute).is_some_and(|value| {
            value
                .split_ascii_whitespace()
                .any(|listed| listed.eq_ignore_ascii_case(word))
        })
    }

    /// Whether a class or the id has this word.
    #[must_use]
    pub fn has_word(&self, word: &str) -> bool {
        self.classes.iter().flatten().any(|known| known == word)
    }

    /// Whether a class or the id has one of the first words right before one
    /// of the second: `entry-content`, `post__body`, `articleText`.
    #[must_use]
    pub fn has_pair(&self, first: &[&str], second: &[&str]) -> bool {
        self.classes.iter().any(|words| {
            words.windows(2).any(|pair| match pair {
                [a, b] => first.contains(&a.as_str()) && second.contains(&b.as_str()),
                _ => false,
            })
        })
    }
}

/// Parses thinned HTML. The document is for the readability library.
#[must_use]
pub fn parse(html: &str) -> (Tree, Document) {
    let document = Document::from(html);
    let tree = Tree::of(&document);
    (tree, document)
}

impl Tree {
    fn of(document: &Document) -> Self {
        let mut nodes: Vec<Node> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut next = Some(document.root());
        while let Some(node) = next {
            let at = nodes.len();
            if let Some(what) = what(&node) {
                nodes.push(Node {
                    parent: open.last().copied().unwrap_or(0),
                    end: at + 1,
                    what,
                });
            }
            next = node.first_child();
            if next.is_some() {
                open.push(at);
            }
            let mut here = Some(node);
            while let (None, Some(node)) = (next, here) {
                next = node.next_sibling();
                if next.is_none() {
                    here = node.parent();
                    open.pop();
                }
            }
        }
        // What holds a node ends no sooner than the node.
        for at in (1..nodes.len()).rev() {
            let ended = nodes.get(at).map(|node| (node.parent, node.end));
            if let Some((parent, end)) = ended
                && let Some(parent) = nodes.get_mut(parent)
            {
                parent.end = parent.end.max(end);
            }
        }
        Self { nodes }
    }

    /// The element at `at`, if one stands there.
    #[must_use]
    pub fn element(&self, at: usize) -> Option<&Element> {
        match &self.nodes.get(at)?.what {
            What::Element(element) => Some(element),
            What::Text(_) => None,
        }
    }

    /// Where the node at `at` ends.
    #[must_use]
    pub fn end(&self, at: usize) -> usize {
        self.nodes.get(at).map_or(at, |node| node.end)
    }

    /// The nodes inside the one at `at`, itself first.
    #[must_use]
    pub fn range(&self, at: usize) -> Range<usize> {
        at..self.end(at)
    }

    /// Every element, with its place.
    pub fn elements(&self) -> impl Iterator<Item = (usize, &Element)> {
        self.within(0..self.nodes.len())
    }

    /// The elements of a range, with their places.
    pub fn within(&self, range: Range<usize>) -> impl Iterator<Item = (usize, &Element)> {
        range.filter_map(|at| Some((at, self.element(at)?)))
    }

    /// The elements right inside the one at `at`.
    pub fn children(&self, at: usize) -> impl Iterator<Item = (usize, &Element)> {
        let end = self.end(at);
        let mut next = at + 1;
        std::iter::from_fn(move || {
            while next < end {
                let here = next;
                next = self.end(here).max(here + 1);
                if let Some(element) = self.element(here) {
                    return Some((here, element));
                }
            }
            None
        })
    }

    /// The elements that hold the one at `at`, the nearest first.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = (usize, &Element)> {
        let mut at = at;
        std::iter::from_fn(move || {
            let parent = self.nodes.get(at)?.parent;
            if parent == at {
                return None;
            }
            at = parent;
            Some((at, self.element(at)?))
        })
    }
}

fn what(node: &NodeRef<'_>) -> Option<What> {
    if node.is_text() {
        return Some(What::Text(node.text().to_string()));
    }
    let element = node.element_ref();
    let Some(element) = element else {
        // The document itself holds everything.
        return node.is_document().then(|| {
            What::Element(Element {
                name: LocalName::from(""),
                number: 0,
                attributes: Vec::new(),
                classes: Vec::new(),
            })
        });
    };
    let mut number = 0;
    let mut attributes = Vec::new();
    let mut classes = Vec::new();
    for attribute in &element.attrs {
        let name = &attribute.name.local;
        match &**name {
            NUMBER => number = attribute.value.parse().unwrap_or(0),
            "class" => classes.extend(attribute.value.split_ascii_whitespace().map(words)),
            "id" => classes.push(words(&attribute.value)),
            _ => attributes.push((name.clone(), attribute.value.to_string())),
        }
    }
    Some(What::Element(Element {
        name: element.name.local.clone(),
        number,
        attributes,
        classes,
    }))
}

/// The words of a class, in small letters: `post__body`, `PostBody` and
/// `post-body` are the same two.
fn words(class: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for character in class.chars().take(80) {
        let hump = character.is_uppercase() && before.is_lowercase();
        if (hump || !character.is_alphanumeric())
            && words.last().is_some_and(|word| !word.is_empty())
        {
            words.push(String::new());
        }
        if character.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(character.to_lowercase());
        }
        before = character;
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_know_what_lies_in_them() {
        let (tree, _) = parse("<div class='a-b c'><p>One <a>two</a></p></div><p>three</p>");
        let inside = |at: usize| -> String {
            tree.range(at)
                .filter_map(|at| match &tree.nodes[at].what {
                    What::Text(text) => Some(text.as_str()),
                    What::Element(_) => None,
                })
                .collect()
        };
        let shown: Vec<(String, String)> = tree
            .elements()
            .map(|(at, element)| (element.name.to_string(), inside(at)))
            .collect();
        let expected = [
            ("", "One twothree"),
            ("html", "One twothree"),
            ("head", ""),
            ("body", "One twothree"),
            ("div", "One two"),
            ("p", "One two"),
            ("a", "two"),
            ("p", "three"),
        ];
        assert_eq!(
            shown,
            expected.map(|(name, text)| (name.to_owned(), text.to_owned()))
        );
        let (a, _) = tree.elements().find(|(_, e)| &*e.name == "a").unwrap();
        let above: Vec<&str> = tree.ancestors(a).map(|(_, e)| &*e.name).collect();
        assert_eq!(above, ["p", "div", "body", "html", ""]);
        let (body, _) = tree.elements().find(|(_, e)| &*e.name == "body").unwrap();
        let children: Vec<&str> = tree.children(body).map(|(_, e)| &*e.name).collect();
        assert_eq!(children, ["div", "p"]);
    }

    #[test]
    fn classes_fall_into_words() {
        for (class, expected) in [
            ("entry-content", &["entry", "content"][..]),
            ("post__Body", &["post", "body"]),
            ("articleText", &["article", "text"]),
            ("--", &[]),
        ] {
            assert_eq!(words(class), expected, "failed on {class:?}");
        }
    }
}
