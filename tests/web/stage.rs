//! A web of one server, and names that lead to it or elsewhere.

use std::collections::{HashMap, VecDeque};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use readalong::web::fetch::{Fetcher, Limits};
use readalong::web::names::Guard;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Limits that a test can wait for when they are reached.
pub const QUICK: Limits = Limits {
    connect: Duration::from_millis(300),
    whole: Duration::from_millis(600),
    bytes: 2_000_000,
};

/// A server with the requests that it got.
pub struct Stage {
    pub address: SocketAddr,
    names: Arc<Names>,
    requests: Arc<Mutex<Vec<String>>>,
}

/// What names resolve to, one answer after the other; the last one stays.
#[derive(Default)]
struct Names {
    server: Mutex<Option<SocketAddr>>,
    answers: Mutex<HashMap<String, VecDeque<Vec<SocketAddr>>>>,
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let server = self.server.lock().unwrap().unwrap();
        let mut answers = self.answers.lock().unwrap();
        let answer = match answers.get_mut(name.as_str()) {
            Some(queue) if queue.len() > 1 => queue.pop_front(),
            Some(queue) => queue.front().cloned(),
            None => name.as_str().ends_with(".example").then(|| vec![server]),
        };
        Box::pin(async move {
            let answer = answer.ok_or("no such name")?;
            let answer: Addrs = Box::new(answer.into_iter());
            Ok(answer)
        })
    }
}

impl Stage {
    /// A server that hands each connection, with the head of its request, to
    /// `play`, which writes the answer.
    pub async fn new<F>(play: impl Fn(String, TcpStream) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&requests);
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    match stream.read_u8().await {
                        Ok(byte) => head.push(byte),
                        Err(_) => break,
                    }
                }
                let head = String::from_utf8(head).unwrap();
                heard.lock().unwrap().push(head.clone());
                tokio::spawn(play(head, stream));
            }
        });
        let names = Arc::new(Names::default());
        *names.server.lock().unwrap() = Some(address);
        Self {
            address,
            names,
            requests,
        }
    }

    /// A server that gives the same bytes, head and body, to every request.
    pub async fn saying(answer: impl Into<Vec<u8>>) -> Self {
        let answer: Arc<[u8]> = answer.into().into();
        Self::new(move |_, stream| say(stream, Arc::clone(&answer))).await
    }

    /// A server that gives each path, with its query, the answer that `answer`
    /// makes of it.
    pub async fn answering(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self::new(move |head, stream| {
            let path = head.split(' ').nth(1).unwrap_or_default();
            let answer: Arc<[u8]> = answer(path).into_bytes().into();
            say(stream, answer)
        })
        .await
    }

    /// Lets a name resolve to these addresses, one list after the other.
    pub fn name(&self, name: &str, answers: &[&[SocketAddr]]) {
        let answers = answers.iter().map(|answer| answer.to_vec()).collect();
        let mut known = self.names.answers.lock().unwrap();
        known.insert(name.to_owned(), answers);
    }

    /// A fetcher for which this server is the web, with the limits of the web.
    pub fn fetcher(&self) -> Fetcher {
        self.fetcher_within(Limits::default())
    }

    /// The same with limits of its own.
    pub fn fetcher_within(&self, limits: Limits) -> Fetcher {
        let names = Arc::clone(&self.names);
        Fetcher::with(names, Guard::with_stand_in(self.address), limits).unwrap()
    }

    /// The names that lead here.
    pub fn names(&self) -> Arc<dyn Resolve> {
        self.names.clone()
    }

    /// The heads of the requests that the server got.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

/// Writes an answer and closes the connection.
async fn say(mut stream: TcpStream, answer: Arc<[u8]>) {
    // The client may have heard enough and gone.
    let _ = stream.write_all(&answer).await;
    let _ = stream.shutdown().await;
}

/// An address with the port that the link says, as the system resolves names.
pub fn at(address: &str) -> SocketAddr {
    SocketAddr::new(address.parse::<IpAddr>().unwrap(), 0)
}

/// A page as an answer, with more headers (each ending in `\r\n`).
pub fn page(headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    )
}

/// A redirect as an answer.
pub fn redirect(status: u16, target: &str) -> String {
    format!("HTTP/1.1 {status} Elsewhere\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n")
}
