//! The door of the page: its token, its host, its origin, and what comes with
//! its files.

use std::sync::Arc;

use readalong::rehearsal::{Attachment, LocalDiscord, Settings};
use reqwest::{Client, Method, StatusCode, redirect};

struct Door {
    discord: LocalDiscord,
    address: String,
    http: Client,
}

impl Door {
    async fn open() -> Self {
        let discord = LocalDiscord::start(Settings::default()).await.unwrap();
        let http = Client::builder().redirect(redirect::Policy::none());
        Self {
            address: discord.open_page(Vec::new(), Arc::default()),
            discord,
            http: http.build().unwrap(),
        }
    }

    fn origin(&self) -> String {
        self.discord.base_url()
    }

    async fn status(&self, address: &str, host: &str) -> StatusCode {
        let request = self.http.get(address).header("Host", host);
        request.send().await.unwrap().status()
    }

    /// The status of an attempt to open the live connection.
    async fn live(&self, origin: Option<&str>) -> StatusCode {
        let mut request = self
            .http
            .get(format!("{}live", self.address))
            .header("Connection", "Upgrade")
            .header("Upgrade", "websocket")
            .header("Sec-WebSocket-Version", "13")
            .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        if let Some(origin) = origin {
            request = request.header("Origin", origin);
        }
        request.send().await.unwrap().status()
    }
}

#[tokio::test]
async fn the_page_is_at_its_token_alone() {
    let door = Door::open().await;
    let base = door.origin();
    let other_page = LocalDiscord::start(Settings::default()).await.unwrap();
    let other = other_page.open_page(Vec::new(), Arc::default());
    let other_token = other.trim_end_matches('/').rsplit('/').next().unwrap();
    assert_eq!(other_token.len(), 32, "{other}");
    for (address, expected) in [
        (door.address.clone(), StatusCode::OK),
        (format!("{}main.js", door.address), StatusCode::OK),
        (format!("{}page.css", door.address), StatusCode::OK),
        (
            door.address.trim_end_matches('/').to_owned(),
            StatusCode::PERMANENT_REDIRECT,
        ),
        (format!("{}nothing.js", door.address), StatusCode::NOT_FOUND),
        (
            format!("{}../Cargo.toml", door.address),
            StatusCode::NOT_FOUND,
        ),
        (format!("{base}/"), StatusCode::NOT_FOUND),
        (format!("{base}/main.js"), StatusCode::NOT_FOUND),
        (format!("{base}/{other_token}/"), StatusCode::NOT_FOUND),
        (
            format!("{}x/", door.address.trim_end_matches('/')),
            StatusCode::NOT_FOUND,
        ),
    ] {
        let answer = door.http.get(&address).send().await.unwrap();
        assert_eq!(answer.status(), expected, "{address}");
    }
    // Opened again, it is where it was.
    assert_eq!(
        door.discord.open_page(Vec::new(), Arc::default()),
        door.address
    );
}

#[tokio::test]
async fn a_name_that_others_point_at_this_machine_is_refused() {
    let door = Door::open().await;
    let here = door.origin();
    let own = here.trim_start_matches("http://");
    let port = own.rsplit(':').next().unwrap();
    for (host, lets_in) in [
        (own.to_owned(), true),
        (format!("localhost:{port}"), true),
        ("localhost".to_owned(), false),
        (format!("rebinding.example:{port}"), false),
        (format!("127.0.0.1.example:{port}"), false),
        ("127.0.0.1:1".to_owned(), false),
        ("example.org".to_owned(), false),
    ] {
        let status = door.status(&door.address, &host).await;
        let expected = if lets_in {
            StatusCode::OK
        } else {
            StatusCode::MISDIRECTED_REQUEST
        };
        assert_eq!(status, expected, "the page, as {host}");
        // The bot's side of the local Discord is no way in, either.
        let status = door.status(&format!("{here}/api/v10/gateway"), &host).await;
        assert_eq!(status, expected, "the API, as {host}");
    }
}

#[tokio::test]
async fn the_live_connection_is_for_the_page_itself() {
    let door = Door::open().await;
    let own = door.origin();
    for (origin, expected) in [
        (Some(own.as_str()), StatusCode::SWITCHING_PROTOCOLS),
        (Some("http://evil.example"), StatusCode::FORBIDDEN),
        (Some("http://127.0.0.1:1"), StatusCode::FORBIDDEN),
        (Some("null"), StatusCode::FORBIDDEN),
        (None, StatusCode::FORBIDDEN),
    ] {
        assert_eq!(door.live(origin).await, expected, "{origin:?}");
        let mut upload = door
            .http
            .request(Method::POST, format!("{}upload?name=a.txt", door.address))
            .body("a");
        if let Some(origin) = origin {
            upload = upload.header("Origin", origin);
        }
        let status = upload.send().await.unwrap().status();
        let takes = expected == StatusCode::SWITCHING_PROTOCOLS;
        let expected = if takes {
            StatusCode::OK
        } else {
            StatusCode::FORBIDDEN
        };
        assert_eq!(status, expected, "an upload from {origin:?}");
    }
}

#[tokio::test]
async fn the_page_may_load_its_own_files_and_nothing_else() {
    let door = Door::open().await;
    let answer = door.http.get(&door.address).send().await.unwrap();
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    let policy = header("content-security-policy");
    let scripts = format!("script-src {};", door.address);
    for words in [
        "default-src 'none';",
        &scripts,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    ] {
        assert!(policy.contains(words), "{words}: {policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(header("referrer-policy"), "no-referrer");
    assert_eq!(header("x-content-type-options"), "nosniff");
    let html = answer.text().await.unwrap();
    for inline in [
        "<style",
        "style=",
        "onclick",
        "onload",
        "javascript:",
        "http://",
        "https://",
    ] {
        assert!(!html.contains(inline), "{inline}");
    }
}

#[tokio::test]
async fn a_file_that_somebody_attached_never_runs() {
    let door = Door::open().await;
    let ana = door.discord.reviewer().unwrap();
    let page = "<script>parent.location = 'http://evil.example'</script>";
    for (name, disposition) in [
        ("page.html", "attachment"),
        ("script.js", "attachment"),
        ("picture.svg", "inline"),
    ] {
        let message = ana.says_with("look", &[Attachment::new(name, page)]);
        let url = message.attachments[0]["url"].as_str().unwrap();
        let answer = door.http.get(url).send().await.unwrap();
        let header = |name: &str| answer.headers()[name].to_str().unwrap();
        assert_eq!(
            header("content-security-policy"),
            "default-src 'none'; sandbox",
            "{name}"
        );
        assert_eq!(header("x-content-type-options"), "nosniff", "{name}");
        assert_eq!(header("content-disposition"), disposition, "{name}");
    }
}
