//! How much text stands where on a page, and how much of it in links.

use super::blocks::Page;
use super::chrome::{count, running};
use super::tree::What;

/// How many letters stand before each node, from `start` on.
pub(super) struct Letters {
    start: usize,
    all: Vec<usize>,
    linked: Vec<usize>,
}

impl Letters {
    pub(super) fn of(page: Page<'_>, start: usize, end: usize) -> Self {
        let mut linked = Vec::with_capacity(end.saturating_sub(start));
        let mut link_ends = 0;
        let all = running((start..end).map(|at| {
            let letters = match page.tree.nodes.get(at).map(|node| &node.what) {
                Some(What::Text(text)) if page.is_seen(at) => {
                    text.chars().filter(|c| c.is_alphanumeric()).count()
                }
                Some(What::Element(element)) if element.is(&["a"]) => {
                    link_ends = link_ends.max(page.tree.end(at));
                    0
                }
                _ => 0,
            };
            linked.push(if at < link_ends { letters } else { 0 });
            letters
        }));
        Self {
            start,
            all,
            linked: running(linked.into_iter()),
        }
    }

    /// Letters from one node to another.
    pub(super) fn amount(&self, from: usize, to: usize) -> usize {
        let place = |at: usize| at.saturating_sub(self.start);
        count(&self.all, place(from), place(to))
    }

    /// Whether there are letters, all of them in links.
    pub(super) fn only_linked(&self, from: usize, to: usize) -> bool {
        let place = |at: usize| at.saturating_sub(self.start);
        let linked = count(&self.linked, place(from), place(to));
        linked > 0 && linked == self.amount(from, to)
    }
}
