//! A headless Chromium, and tabs in which people do things and look.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chromiumoxide::browser::{Browser as Chromium, BrowserConfig};
use chromiumoxide::cdp::browser_protocol::browser::BrowserContextId;
use chromiumoxide::cdp::browser_protocol::emulation::{
    MediaFeature, SetDeviceMetricsOverrideParams, SetEmulatedMediaParams,
};
use chromiumoxide::cdp::browser_protocol::input::{
    DispatchKeyEventParams, DispatchKeyEventType, InsertTextParams,
};
use chromiumoxide::cdp::browser_protocol::log::EventEntryAdded;
use chromiumoxide::cdp::browser_protocol::target::{
    CreateBrowserContextParams, CreateTargetParams,
};
use chromiumoxide::cdp::js_protocol::runtime::{EventConsoleApiCalled, EventExceptionThrown};
use chromiumoxide::page::Page;
use poise::futures_util::StreamExt;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::task::JoinHandle;

/// How long anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked for.
const LOOK: Duration = Duration::from_millis(40);
/// What a headless Chromium needs that has no network and no screen.
const SWITCHES: [&str; 6] = [
    "disable-gpu",
    "disable-quic",
    "no-first-run",
    "disable-background-networking",
    "disable-component-update",
    "disable-sync",
];

/// The Chromium of this machine.
pub fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
}

/// A browser that runs.
pub struct Browser {
    chromium: tokio::sync::Mutex<Chromium>,
    handler: JoinHandle<()>,
    _folder: tempfile::TempDir,
}

impl Browser {
    pub async fn start(program: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = BrowserConfig::builder()
            .chrome_executable(program)
            .user_data_dir(folder.path())
            .new_headless_mode()
            // Nothing but our own page is loaded.
            .no_sandbox()
            .args(SWITCHES)
            .viewport(None)
            .request_timeout(PATIENCE)
            .launch_timeout(PATIENCE)
            .build()
            .unwrap();
        let (chromium, mut handler) = Chromium::launch(config).await.unwrap();
        Self {
            chromium: tokio::sync::Mutex::new(chromium),
            handler: tokio::spawn(async move { while handler.next().await.is_some() {} }),
            _folder: folder,
        }
    }

    /// Opens an address in a tab that shares nothing with the others.
    pub async fn open(&self, address: &str) -> Tab {
        let context = {
            let chromium = self.chromium.lock().await;
            let context = CreateBrowserContextParams::default();
            chromium.create_browser_context(context).await.unwrap()
        };
        self.tab(address, Some(context)).await
    }

    /// Opens an address in a second tab beside another.
    pub async fn open_beside(&self, tab: &Tab, address: &str) -> Tab {
        self.tab(address, tab.context.clone()).await
    }

    async fn tab(&self, address: &str, context: Option<BrowserContextId>) -> Tab {
        let mut blank = CreateTargetParams::new("about:blank");
        blank.browser_context_id = context.clone();
        let page = {
            let chromium = self.chromium.lock().await;
            chromium.new_page(blank).await.unwrap()
        };
        let said = Arc::new(Mutex::new(Vec::new()));
        page.enable_log().await.unwrap();
        page.enable_runtime().await.unwrap();
        listen::<EventConsoleApiCalled>(&page, &said).await;
        listen::<EventExceptionThrown>(&page, &said).await;
        listen::<EventEntryAdded>(&page, &said).await;
        let tab = Tab {
            page,
            said,
            context,
        };
        tab.size(1280, 800).await;
        tab.run(&format!("location.href = {}", json!(address)))
            .await;
        tab.until("document.querySelector('.self') !== null", "the page")
            .await;
        tab
    }

    pub async fn close(&self) {
        let mut chromium = self.chromium.lock().await;
        let _closed = chromium.close().await;
        let _ended = chromium.wait().await;
        self.handler.abort();
    }
}

async fn listen<E>(page: &Page, said: &Arc<Mutex<Vec<String>>>)
where
    E: chromiumoxide::cdp::IntoEventKind + serde::Serialize + Unpin,
{
    let mut events = page.event_listener::<E>().await.unwrap();
    let said = Arc::clone(said);
    tokio::spawn(async move {
        while let Some(event) = events.next().await {
            let event = serde_json::to_string(&*event).unwrap();
            said.lock().unwrap().push(event);
        }
    });
}

/// A tab, with somebody before it.
pub struct Tab {
    pub page: Page,
    said: Arc<Mutex<Vec<String>>>,
    context: Option<BrowserContextId>,
}

impl Tab {
    /// What an expression of JavaScript gives, awaited.
    pub async fn js<T: DeserializeOwned>(&self, expression: &str) -> T {
        let result = self.page.evaluate_expression(expression).await;
        let result = result.unwrap_or_else(|error| panic!("{expression}: {error}"));
        result
            .into_value()
            .unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Runs JavaScript for what it does.
    pub async fn run(&self, script: &str) {
        let _done: Value = self
            .js(&format!("(async () => {{ {script}; return 0; }})()"))
            .await;
    }

    /// Waits until an expression is true; `what` is said where it never is.
    pub async fn until(&self, expression: &str, what: &str) {
        let late = Instant::now() + PATIENCE;
        loop {
            // While a page is loaded there is nothing to ask.
            let is = self.page.evaluate_expression(expression).await;
            if is.is_ok_and(|is| is.into_value::<bool>().unwrap_or(false)) {
                return;
            }
            if Instant::now() > late {
                let text: String = self.js("document.body.innerText").await;
                panic!("{what} did not appear: {expression}\n{text}");
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits until this can be read in the page.
    pub async fn sees(&self, text: &str) {
        let expression = format!("document.body.innerText.includes({})", json!(text));
        self.until(&expression, text).await;
    }

    /// Waits until this can no longer be read.
    pub async fn sees_no_more(&self, text: &str) {
        let expression = format!("!document.body.innerText.includes({})", json!(text));
        self.until(&expression, &format!("the end of “{text}”"))
            .await;
    }

    /// Waits for the newest element that fits the selector and has the text, and
    /// clicks it where a mouse would.
    pub async fn click(&self, selector: &str, text: &str) {
        let find = format!(
            "[...document.querySelectorAll({})].filter((one) => one.textContent.includes({}) \
             && one.checkVisibility({{ visibilityProperty: true }}) && !one.disabled).at(-1)",
            json!(selector),
            json!(text)
        );
        self.until(&format!("Boolean({find})"), &format!("{selector} “{text}”"))
            .await;
        self.run(&format!("{find}.click()")).await;
    }

    /// Waits for the first button of the messages that is labelled so, and
    /// presses it.
    pub async fn presses(&self, label: &str) {
        let find = format!(
            "[...document.querySelectorAll('#messages button')] \
             .find((one) => one.textContent === {} && !one.disabled)",
            json!(label)
        );
        self.until(&format!("Boolean({find})"), label).await;
        self.run(&format!("{find}.click()")).await;
    }

    /// Drops a file on the page.
    pub async fn drop_file(&self, name: &str, content: &str) {
        self.run(&format!(
            "const files = new DataTransfer(); \
             files.items.add(new File([{}], {})); \
             const drop = {{ dataTransfer: files, bubbles: true, cancelable: true }}; \
             document.body.dispatchEvent(new DragEvent('drop', drop))",
            json!(content),
            json!(name)
        ))
        .await;
    }

    /// Presses a key where the focus is.
    pub async fn key(&self, key: &str) {
        let (code, text) = match key {
            "Enter" => (13, Some("\r")),
            "Tab" => (9, None),
            "Escape" => (27, None),
            "ArrowDown" => (40, None),
            "ArrowUp" => (38, None),
            " " => (32, Some(" ")),
            other => panic!("no such key: {other}"),
        };
        for kind in [DispatchKeyEventType::KeyDown, DispatchKeyEventType::KeyUp] {
            let mut event = DispatchKeyEventParams::new(kind.clone());
            event.key = Some(key.to_owned());
            event.code = Some(if key == " " { "Space" } else { key }.to_owned());
            event.windows_virtual_key_code = Some(code);
            if matches!(kind, DispatchKeyEventType::KeyDown) {
                event.text = text.map(str::to_owned);
            }
            self.page.execute(event).await.unwrap();
        }
    }

    /// Types a text where the focus is.
    pub async fn types(&self, text: &str) {
        self.page
            .execute(InsertTextParams::new(text))
            .await
            .unwrap();
    }

    /// Becomes somebody else, by the switch.
    pub async fn becomes(&self, name: &str) {
        self.click(".self", "").await;
        self.click("#people .part", name).await;
        let is = format!(
            "document.querySelector('.self strong')?.textContent === {}",
            json!(name)
        );
        self.until(&is, name).await;
    }

    pub async fn size(&self, width: i64, height: i64) {
        let size = SetDeviceMetricsOverrideParams::new(width, height, 1.0, false);
        self.page.execute(size).await.unwrap();
    }

    /// By night or by day, as the system has it.
    pub async fn night(&self, is: bool) {
        let scheme = if is { "dark" } else { "light" };
        let feature = MediaFeature::new("prefers-color-scheme", scheme);
        let media = SetEmulatedMediaParams {
            features: Some(vec![feature]),
            ..Default::default()
        };
        self.page.execute(media).await.unwrap();
    }

    pub async fn reload(&self) {
        self.run("globalThis.beforeReload = true; setTimeout(() => location.reload())")
            .await;
        self.until(
            "globalThis.beforeReload === undefined && document.querySelector('.self') !== null",
            "the page, loaded anew",
        )
        .await;
    }

    /// Ends the scene: nothing may have been written to the console.
    pub async fn silent(self) {
        let said = self.said.lock().unwrap().join("\n");
        assert!(said.is_empty(), "the console is not silent:\n{said}");
        let _closed = self.page.close().await;
    }
}

/// A small picture: four pixels.
pub fn png() -> Vec<u8> {
    BASE64_STANDARD
        .decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==")
        .unwrap()
}
