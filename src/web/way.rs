//! The way from a link to its document: redirect by redirect, each checked as
//! the link itself was. What is permanent about it is remembered; what leaves
//! https is not.

use url::Url;

use super::address::{self, Refused};

/// The way from the link to the document.
pub(super) struct Way {
    /// Where it has come to.
    pub(super) address: Url,
    /// Where the permanent redirects at its beginning have led.
    pub(super) moved_for_good: Option<Url>,
    /// Whether every redirect so far was permanent.
    is_permanent: bool,
    /// Whether a redirect led from https to http.
    is_downgraded: bool,
}

impl From<Url> for Way {
    fn from(address: Url) -> Self {
        Self {
            address,
            moved_for_good: None,
            is_permanent: true,
            is_downgraded: false,
        }
    }
}

impl Way {
    /// Follows a redirect to `target`, absolute or relative.
    ///
    /// A way that leaves https for http is followed, as browsers do, but takes
    /// nothing along and is never remembered as the new address.
    pub(super) fn turn(&mut self, target: &str, is_permanent: bool) -> Result<(), Refused> {
        let next = self.address.join(target).map_err(|_| Refused::NotALink)?;
        let next = address::checked_url(next)?;
        self.is_downgraded |= self.address.scheme() == "https" && next.scheme() == "http";
        self.is_permanent &= is_permanent && !self.is_downgraded;
        self.address = next;
        if self.is_permanent {
            self.moved_for_good = Some(self.address.clone());
        }
        Ok(())
    }

    /// Whether a redirect led from https to http.
    pub(super) fn is_downgraded(&self) -> bool {
        self.is_downgraded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_remembered_as_far_as_it_is_permanent_and_stays_with_https() {
        for (link, redirects, address, moved, downgraded) in [
            (
                "https://a.example/1",
                vec![],
                "https://a.example/1",
                None,
                false,
            ),
            (
                "http://a.example/1",
                vec![("https://a.example/1", true)],
                "https://a.example/1",
                Some("https://a.example/1"),
                false,
            ),
            (
                "https://a.example/1",
                vec![("/2", true), ("3", false), ("4#end", true)],
                "https://a.example/4",
                Some("https://a.example/2"),
                false,
            ),
            (
                "https://a.example/1",
                vec![("http://a.example/2", true)],
                "http://a.example/2",
                None,
                true,
            ),
            (
                "https://a.example/1",
                vec![
                    ("/2", true),
                    ("http://b.example/", true),
                    ("https://b.example/", true),
                ],
                "https://b.example/",
                Some("https://a.example/2"),
                true,
            ),
            (
                "http://a.example/1",
                vec![("http://b.example/", false), ("https://b.example/", true)],
                "https://b.example/",
                None,
                false,
            ),
        ] {
            let mut way = Way::from(Url::parse(link).unwrap());
            for (target, is_permanent) in &redirects {
                way.turn(target, *is_permanent).unwrap();
            }
            let context = format!("failed on {link} {redirects:?}");
            assert_eq!(way.address.as_str(), address, "{context}");
            assert_eq!(
                way.moved_for_good.as_ref().map(Url::as_str),
                moved,
                "{context}"
            );
            assert_eq!(way.is_downgraded(), downgraded, "{context}");
        }
    }
}
