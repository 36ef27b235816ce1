//! Where a review comes from: a file, a link, or a message with its words and
//! what is attached to it. Each gives documents, which [`proof::read`] reads.
//!
//! [`proof::read`]: super::proof::read

use poise::serenity_prelude as serenity;

use super::proof;
use crate::club::review::Review;
use crate::discord::apology::Trouble;
use crate::discord::attachment;
use crate::discord::bot::Bot;

/// Ends of the names of files that hold text.
const TEXTS: [&str; 9] = [
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".rst",
    ".htm",
    ".html",
    ".xhtml",
    ".mdx",
];

/// What staff have given to a command.
pub(super) enum Origin {
    /// A file.
    File(serenity::Attachment),
    /// The address of a page.
    Link(String),
}

impl Origin {
    /// What is told of it beside the draft: the file's name, or the link.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::File(file) => &file.filename,
            Self::Link(link) => link,
        }
    }

    /// The document.
    ///
    /// # Errors
    ///
    /// A sentence, where it does not arrive or is too large.
    pub(super) async fn fetch(&self, bot: &Bot) -> Result<Vec<u8>, Trouble> {
        match self {
            Self::File(file) => attachment::fetch(&bot.rest, file).await,
            Self::Link(link) => Ok(bot.web.page(link).await?),
        }
    }
}

/// Whether there is something in a message that may be a review.
pub(super) fn has_text(message: &serenity::Message) -> bool {
    !message.content.trim().is_empty() || text_file(message).is_some()
}

/// The reviews in a message: in the text that is attached, alone or with the
/// message's words above it, which may say what book it is; else in the words
/// themselves, or behind the link that they give.
///
/// # Errors
///
/// What is wrong with the first of these that is there.
pub(super) async fn reviews_in(
    bot: &Bot,
    message: &serenity::Message,
) -> Result<Vec<Review>, Trouble> {
    let words = message.content.trim();
    let Some(file) = text_file(message) else {
        return match (proof::read(words.into()).await, link_in(words)) {
            (Err(Trouble::Say(_)), Some(link)) => proof::read(bot.web.page(link).await?).await,
            (read, _) => read,
        };
    };
    let file = attachment::fetch(&bot.rest, file).await?;
    let with_words = [words.as_bytes(), &file].join(&b"\n\n"[..]);
    let mut outcome = proof::read(file).await;
    for document in [with_words, words.into()] {
        match &outcome {
            Err(Trouble::Say(_)) if !words.is_empty() => {}
            _ => break,
        }
        outcome = match proof::read(document).await {
            Err(Trouble::Say(_)) => outcome,
            other => other,
        };
    }
    outcome
}

/// The first text that is attached to a message.
fn text_file(message: &serenity::Message) -> Option<&serenity::Attachment> {
    message.attachments.iter().find(|file| {
        let name = file.filename.to_lowercase();
        let kind = file.content_type.as_deref().unwrap_or_default();
        kind.starts_with("text/") || TEXTS.iter().any(|end| name.ends_with(end))
    })
}

/// The first address in a text; Discord's members put one into `<` and `>` to
/// keep it small.
fn link_in(words: &str) -> Option<&str> {
    words
        .split_whitespace()
        .map(|word| word.trim_matches(['<', '>', '(', ')', ',', '"', '“', '”']))
        .find(|word| word.starts_with("https://") || word.starts_with("http://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_found_among_words() {
        for (words, link) in [
            ("https://a.example/x", Some("https://a.example/x")),
            ("<http://a.example/x>", Some("http://a.example/x")),
            (
                "New review!\n(https://a.example/x), enjoy",
                Some("https://a.example/x"),
            ),
            ("ftp://a.example", None),
            ("httpsomething", None),
            ("", None),
        ] {
            assert_eq!(link_in(words), link, "failed on {words:?}");
        }
    }
}
