//! What the browser loads: the files of `assets/`, part of the program.

use include_dir::{Dir, include_dir};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/rehearsal/page/assets");

/// The file that stands for the folder itself.
const INDEX: &str = "index.html";

/// A file's content type and bytes, by its name; the empty name is the page.
pub(super) fn find(name: &str) -> Option<(&'static str, &'static [u8])> {
    let name = if name.is_empty() { INDEX } else { name };
    let file = FILES.get_file(name)?;
    let kind = match name.rsplit('.').next()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    Some((kind, file.contents()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the page may weigh in all, uncompressed.
    const MOST_BYTES: usize = 150_000;

    #[test]
    fn the_page_is_light_and_each_file_of_it_can_be_loaded() {
        let bytes: usize = FILES.files().map(|file| file.contents().len()).sum();
        assert!(bytes < MOST_BYTES, "{bytes} bytes");
        for file in FILES.files() {
            let name = file.path().to_str().unwrap();
            assert!(find(name).is_some(), "{name} has no content type");
        }
        assert_eq!(find(""), find(INDEX));
        assert_eq!(find("../mod.rs"), None);
    }
}
