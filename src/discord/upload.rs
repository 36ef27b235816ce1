//! Files that go with what is said: a picture of scores, a member's own export.
//!
//! An [`Upload`] has its bytes, its kind and, for those who do not see it, a
//! description. [`listed`] is how a message names its files, [`form`] how they
//! travel beside its JSON (Discord, reference, "Uploading Files").

use std::sync::Arc;

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

/// Longest description, in characters (Discord, resources/message).
pub const DESCRIPTION: usize = 1024;

/// A file to go with a message. A clone shares its bytes.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its name, whose ending says what it is.
    pub name: &'static str,
    /// Its media type, such as `image/png`.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Arc<[u8]>,
    /// What it shows, in words; at most [`DESCRIPTION`] characters.
    pub description: Arc<str>,
}

/// The message's own list of its files.
pub(super) fn listed(uploads: &[Upload]) -> Value {
    let uploads = uploads.iter().enumerate();
    uploads
        .map(|(id, upload)| {
            json!({
                "id": id.to_string(),
                "filename": upload.name,
                "description": &*upload.description,
            })
        })
        .collect()
}

/// The files beside the JSON that lists them.
///
/// # Errors
///
/// Where a media type is none.
pub(super) fn form(json: &[u8], uploads: &[Upload]) -> Result<Form, reqwest::Error> {
    let json = String::from_utf8_lossy(json).into_owned();
    let mut form = Form::new().text("payload_json", json);
    for (id, upload) in uploads.iter().enumerate() {
        let part = Part::bytes(upload.bytes.to_vec())
            .file_name(upload.name)
            .mime_str(upload.kind)?;
        form = form.part(format!("files[{id}]"), part);
    }
    Ok(form)
}
