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
    let mut response = rest
        .client()
        .get(&attachment.url)
        .send()
        .await
        .map_err(lost)?;
    // A redirect, too, is no attachment: it would lead away from Discord.
    if !response.status().is_success() {
        tracing::warn!(status = %response.status(), "an attachment was not handed over");
        return Err(Sorry::AttachmentLost.into());
    }
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
    let is_plain = url.port().is_none() && url.username().is_empty() && url.password().is_none();
    stands_in || (url.scheme() == "https" && is_host && is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use crate::config::Secret;

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
            ("https://CDN.discordapp.com:443/a.txt", None, true),
            ("https://cdn.discordapp.com:8443/a.txt", None, false),
            ("https://cdn.discordapp.com@evil.example/a.txt", None, false),
            ("https://evil@cdn.discordapp.com/a.txt", None, false),
            ("https://cdn.discordapp.com./a.txt", None, false),
            ("https://a.cdn.discordapp.com/a.txt", None, false),
            ("https://discord.com/a.txt", None, false),
            ("https://169.254.169.254/a.txt", None, false),
            ("ftp://cdn.discordapp.com/a.txt", None, false),
            ("https://127.0.0.1:9000/attachments/a.txt", base, false),
            ("http://localhost:9000/attachments/a.txt", base, false),
            ("file:///etc/passwd", base, false),
            ("not an address", base, false),
        ] {
            assert_eq!(is_discords(url, base), fetched, "failed on {url}");
        }
    }
    /// What is fetched from a host that stands in for Discord and answers with
    /// a head and then with the letter a for as long as anybody listens, and
    /// how many requests it got.
    async fn fetched(head: &'static str, stated: usize, path: &str) -> (Trouble, usize) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                let _ = stream.read(&mut [0; 4096]).await;
                let mut sent = stream.write_all(head.as_bytes()).await;
                while sent.is_ok() {
                    sent = stream.write_all(&[b'a'; 4096]).await;
                }
            }
        });
        let url = path.replace("BASE", &base);
        let attachment = serde_json::from_value(json!({
            "id": "1", "filename": "a.txt", "size": stated, "url": url, "proxy_url": url,
        }))
        .unwrap();
        let rest = Rest::new(&Secret::new("token".to_owned()), Some(&base)).unwrap();
        let trouble = fetch(&rest, &attachment).await.unwrap_err();
        (trouble, requests.load(Ordering::SeqCst))
    }

    #[tokio::test]
    async fn what_is_too_large_or_no_attachment_is_left() {
        let endless = "HTTP/1.1 200 OK\r\n\r\n";
        let file = "BASE/attachments/a.txt";
        for (head, stated, path, asked) in [
            (endless, 10, file, 1),
            (endless, DOCUMENT_BYTES + 1, file, 0),
            (
                "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
                10,
                file,
                1,
            ),
            (
                "HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n",
                10,
                file,
                1,
            ),
            (endless, 10, "http://127.0.0.1:1/a.txt", 0),
            (endless, 10, "https://evil.example/a.txt", 0),
        ] {
            let (trouble, requests) = fetched(head, stated, path).await;
            let is_large = matches!(&trouble, Trouble::Say(Sorry::DocumentTooLarge { bytes }) if *bytes > DOCUMENT_BYTES);
            let is_lost = matches!(&trouble, Trouble::Say(Sorry::AttachmentLost));
            let context = format!("failed on {head:?} {path}: {trouble:?}");
            assert!(
                if path == file && head == endless {
                    is_large
                } else {
                    is_lost
                },
                "{context}"
            );
            assert_eq!(requests, asked, "{context}");
        }
    }
}
