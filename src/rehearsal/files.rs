//! Attachments: kept for a while and served at their `url`.

use std::collections::{HashMap, VecDeque};

use axum::body::Bytes;
use serde_json::{Value, json};

/// A file that was uploaded.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its content type.
    pub kind: String,
    /// Its bytes.
    pub bytes: Bytes,
    /// What it shows, in words; empty where nobody says.
    pub description: String,
    /// The number that it has in its message's list of files, before it has an
    /// id of its own.
    pub slot: u64,
}

/// The files that are kept; the oldest go first.
#[derive(Debug)]
pub struct Files {
    by_id: HashMap<u64, File>,
    order: VecDeque<u64>,
    bytes: usize,
    most: usize,
}

impl Files {
    /// Keeps at most about `most` bytes.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self {
            by_id: HashMap::new(),
            order: VecDeque::new(),
            bytes: 0,
            most,
        }
    }

    /// Keeps a file under an id.
    pub fn keep(&mut self, id: u64, file: File) {
        self.bytes += file.bytes.len();
        self.by_id.insert(id, file);
        self.order.push_back(id);
        while self.bytes > self.most && self.order.len() > 1 {
            let gone = self.order.pop_front().and_then(|id| self.by_id.remove(&id));
            self.bytes -= gone.map_or(0, |file| file.bytes.len());
        }
    }

    /// All files, the oldest first.
    pub fn all(&self) -> impl Iterator<Item = (u64, &File)> {
        self.order
            .iter()
            .filter_map(|id| Some((*id, self.by_id.get(id)?)))
    }

    /// A file by its id.
    #[must_use]
    pub fn get(&self, id: u64) -> Option<&File> {
        self.by_id.get(&id)
    }
}

impl File {
    /// A file whose content type follows from its name.
    #[must_use]
    pub fn new(name: &str, bytes: impl Into<Bytes>) -> Self {
        let kind = match name.rsplit('.').next().map(str::to_lowercase).as_deref() {
            Some("md") => "text/markdown; charset=utf-8",
            Some("txt") => "text/plain; charset=utf-8",
            Some("html" | "htm") => "text/html; charset=utf-8",
            Some("json") => "application/json; charset=utf-8",
            Some("csv") => "text/csv; charset=utf-8",
            Some("png") => "image/png",
            Some("jpg" | "jpeg") => "image/jpeg",
            Some("gif") => "image/gif",
            Some("webp") => "image/webp",
            Some("svg") => "image/svg+xml",
            _ => "application/octet-stream",
        };
        Self {
            name: name.to_owned(),
            kind: kind.to_owned(),
            bytes: bytes.into(),
            description: String::new(),
            slot: 0,
        }
    }

    /// The attachment as Discord writes it.
    #[must_use]
    pub fn json(&self, id: u64, channel: u64, base_url: &str) -> Value {
        // Discord keeps letters, digits and a few marks of a file's name.
        let plain = |c: char| {
            if c.is_ascii_alphanumeric() || "._-".contains(c) {
                c
            } else {
                '_'
            }
        };
        let name: String = self.name.chars().map(plain).collect();
        let url = format!("{base_url}/attachments/{channel}/{id}/{name}");
        let mut json = json!({
            "id": id.to_string(),
            "filename": name,
            "size": self.bytes.len(),
            "url": url,
            "proxy_url": url,
            "content_type": self.kind,
        });
        if !self.description.is_empty() {
            json["description"] = json!(self.description);
        }
        if let Some((width, height)) = self.png_size() {
            json["width"] = json!(width);
            json["height"] = json!(height);
        }
        json
    }

    /// Width and height of a PNG (its first chunk); `None` for anything else.
    fn png_size(&self) -> Option<(u32, u32)> {
        let head = self.bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
        let number = |at: usize| {
            head.get(at..at + 4)?
                .try_into()
                .ok()
                .map(u32::from_be_bytes)
        };
        Some((number(8)?, number(12)?))
    }
}

/// A picture of an embed, as Discord shows one that came as a file: the file is
/// then the embed's, and no attachment of the message.
pub(super) fn embed_attached(embeds: &mut [Value], attachments: &mut Vec<Value>) {
    for embed in embeds {
        for part in ["image", "thumbnail"] {
            let named = embed[part]["url"]
                .as_str()
                .and_then(|url| url.strip_prefix("attachment://"));
            let Some(at) =
                named.and_then(|name| attachments.iter().position(|file| file["filename"] == name))
            else {
                continue;
            };
            let file = attachments.remove(at);
            let kept = [
                "url",
                "proxy_url",
                "content_type",
                "description",
                "width",
                "height",
            ];
            let shown = kept.into_iter().filter(|key| !file[*key].is_null());
            embed[part] = shown
                .map(|key| (key.to_owned(), file[key].clone()))
                .collect();
        }
    }
}
