//! A blog on loopback, the only web that the bots of the tests can reach: every
//! name that ends in `.example` leads there.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use readalong::web::fetch::{Fetcher, Limits};
use readalong::web::names::Guard;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::TcpListener;

/// Limits that a test can wait for.
const QUICK: Limits = Limits {
    connect: Duration::from_millis(500),
    whole: Duration::from_millis(1_500),
    bytes: 2_000_000,
};

/// What stands at a path.
#[derive(Clone)]
pub enum Page {
    /// A text of this media type.
    Text(&'static str, String),
    /// A status without a text.
    Status(u16),
    /// A way to another address.
    Moved(String),
    /// Nothing, for a long time.
    Silence,
    /// What this makes of the headers of a request.
    Made(Arc<dyn Fn(&HeaderMap) -> Response + Send + Sync>),
}

/// How many requests are being answered, in all and by one host; and the most
/// that there were of either.
#[derive(Default)]
struct Busy {
    now: HashMap<String, usize>,
    most: (usize, usize),
}

/// The blog.
#[derive(Clone)]
pub struct Site {
    address: SocketAddr,
    pages: Arc<Mutex<HashMap<String, Page>>>,
    asked: Arc<Mutex<Vec<String>>>,
    busy: Arc<Mutex<Busy>>,
    delay: Arc<Mutex<Duration>>,
    statuses: Arc<Mutex<Vec<u16>>>,
}

impl Site {
    /// A blog without a page.
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let site = Self {
            address: listener.local_addr().unwrap(),
            pages: Arc::default(),
            asked: Arc::default(),
            busy: Arc::default(),
            delay: Arc::default(),
            statuses: Arc::default(),
        };
        let answering = site.clone();
        let router = Router::new().fallback(async move |uri: Uri, headers: HeaderMap| {
            let host = headers.get(header::HOST).unwrap().to_str().unwrap();
            answering.enter(host);
            let answer = answering.answer(&uri, &headers).await;
            answering.leave(host);
            let status = answer.status().as_u16();
            answering.statuses.lock().unwrap().push(status);
            answer
        });
        tokio::spawn(async move { axum::serve(listener, router).await });
        site
    }

    /// Puts a page at a path.
    pub fn put(&self, path: &str, page: Page) {
        self.pages.lock().unwrap().insert(path.to_owned(), page);
    }

    /// Puts a page in the place of another one.
    pub fn swap(&self, path: &str, page: Page) -> Page {
        let before = self.pages.lock().unwrap().insert(path.to_owned(), page);
        before.expect("a page was there")
    }

    /// The paths that were asked for.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// How many answers had this status.
    pub fn answered(&self, status: u16) -> usize {
        let statuses = self.statuses.lock().unwrap();
        statuses.iter().filter(|one| **one == status).count()
    }

    /// Every answer takes so long from now on.
    pub fn slow_down(&self, delay: Duration) {
        *self.delay.lock().unwrap() = delay;
    }

    /// The most requests that were answered at the same time: in all, and by
    /// one host.
    pub fn most_at_once(&self) -> (usize, usize) {
        self.busy.lock().unwrap().most
    }

    fn enter(&self, host: &str) {
        let mut busy = self.busy.lock().unwrap();
        *busy.now.entry(host.to_owned()).or_default() += 1;
        let (all, one) = (busy.now.values().sum(), busy.now[host]);
        busy.most = (busy.most.0.max(all), busy.most.1.max(one));
    }

    fn leave(&self, host: &str) {
        let mut busy = self.busy.lock().unwrap();
        *busy.now.get_mut(host).unwrap() -= 1;
    }

    /// A fetcher for which this is the web.
    pub fn fetcher(&self) -> Fetcher {
        let guard = Guard::with_stand_in(self.address);
        Fetcher::with(Arc::new(Names(self.address)), guard, QUICK).unwrap()
    }

    async fn answer(&self, uri: &Uri, headers: &HeaderMap) -> Response {
        let delay = *self.delay.lock().unwrap();
        tokio::time::sleep(delay).await;
        self.asked.lock().unwrap().push(uri.path().to_owned());
        let page = self.pages.lock().unwrap().get(uri.path()).cloned();
        match page.unwrap_or(Page::Status(404)) {
            Page::Text(kind, text) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
            Page::Status(code) => StatusCode::from_u16(code).unwrap().into_response(),
            Page::Moved(to) => {
                (StatusCode::FOUND, [(header::LOCATION, to)], Body::empty()).into_response()
            }
            Page::Made(make) => make(headers),
            Page::Silence => {
                tokio::time::sleep(Duration::from_secs(600)).await;
                StatusCode::OK.into_response()
            }
        }
    }
}

struct Names(SocketAddr);

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let known = name.as_str().ends_with(".example").then_some(self.0);
        Box::pin(async move {
            let address = known.ok_or("no such name")?;
            let addresses: Addrs = Box::new(std::iter::once(address));
            Ok(addresses)
        })
    }
}
