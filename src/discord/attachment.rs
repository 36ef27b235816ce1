//! Fetching what a member attached to a command.
//!
//! Discord keeps attachments on its own hosts and hands over the address. The
//! size is capped twice: as stated, and as it arrives, since a statement is not
//! a promise.

use poise::serenity_prelude as serenity;
use reqwest::Url;

use crate::club::sorry::{DOCUMENT_BYTES, Sorry};
use crate::discord::apology::Trouble;
use crate::discord::rest::Rest;

/// Where Discord keeps attachments.
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];

/// The bytes of an attachment, at most [`DOCUMENT_BYTES`].
///
/// # Errors
///
/// [`Sorry::DocumentTooLarge`], and [`Sorry::AttachmentLost`] where Discord does
/// not give it.
pub async fn fetch(rest: &Rest, attachment: &serenity::Attachment) -> Result<Vec<u8>, Trouble> {
    let stated = usize::try_from(attachment.size).unwrap_or(usize::MAX);
    if stated > DOCUMENT_BYTES {
        return Err(Sorry::DocumentTooLarge { bytes: stated }.into());
    }
    if !is_discords(&attachment.url, rest.base()) {
        tracing::warn!("an attachment lies on a host that is not Discord's");
        return Err(Sorry::AttachmentLost.into());
    }
    let lost = |error: reqwest::Error| {
        // The address holds a signature, so it is not logged.
        tracing::warn!(error = %error.without_url(), "an attachment did not arrive");
        Trouble::from(Sorry::AttachmentLost)
    };
    let response = rest
        .client()
        .get(&attachment.url)
        .send()
        .await
        .map_err(lost)?;
    let mut response = response.error_for_status().map_err(lost)?;
    let mut bytes = Vec::with_capacity(stated);
    while let Some(chunk) = response.chunk().await.map_err(lost)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > DOCUMENT_BYTES {
            return Err(Sorry::DocumentTooLarge { bytes: bytes.len() }.into());
        }
    }
    Ok(bytes)
}

/// Whether an address is on Discord's hosts, or on the host that stands in for
/// Discord.
fn is_discords(url: &str, base: Option<&str>) -> bool {
    let Ok(url) = Url::parse(url) else {
        return false;
    };
    let stands_in = base
        .and_then(|base| Url::parse(base).ok())
        .is_some_and(|base| base.origin() == url.origin());
    let is_host = url.host_str().is_some_and(|host| HOSTS.contains(&host));
    stands_in || (url.scheme() == "https" && is_host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_discords_own_hosts_are_fetched_from() {
        let base = Some("http://127.0.0.1:9000");
        for (url, base, fetched) in [
            (
                "https://cdn.discordapp.com/attachments/1/2/a.txt?ex=1",
                None,
                true,
            ),
            ("https://media.discordapp.net/a.txt", None, true),
            ("http://cdn.discordapp.com/a.txt", None, false),
            ("https://cdn.discordapp.com.evil.example/a.txt", None, false),
            ("http://127.0.0.1:9000/attachments/a.txt", base, true),
            ("http://127.0.0.1:9001/attachments/a.txt", base, false),
            ("http://127.0.0.1:9000/attachments/a.txt", None, false),
            ("file:///etc/passwd", base, false),
            ("not an address", base, false),
        ] {
            assert_eq!(is_discords(url, base), fetched, "failed on {url}");
        }
    }
}
