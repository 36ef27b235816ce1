//! One file of the bank: read, and checked for everything an editor may get
//! wrong, each fault with its line.

use std::collections::{BTreeMap, HashSet};

use toml::Spanned;

use super::slots::{gives, needed};
use super::written::{Written, WrittenLexicon, WrittenPrompt};
use super::{Fault, Kind, Prompt, Template, lint};
use crate::club::theme::ThemeName;
use crate::club::theme::language::Language;
use crate::club::theme::mark::{self, List};

/// The ids of the files whose prompts are about what the reviewer says begin so.
const REVIEWER: &str = "reviewer";

/// A theme with fewer prompts would repeat itself within one evening.
const FEWEST_PROMPTS: usize = 5;

/// Full spoilers.
const LAST_TIER: u8 = 2;

/// A phrase to search for in reviews of a language.
pub(super) type Sought = (Language, List, String);

/// A file without faults.
pub(super) struct BankFile {
    pub id: String,
    /// `None` for the reviewer's file.
    pub name: Option<ThemeName>,
    /// What is searched for.
    pub words: Vec<Sought>,
    pub prompts: Vec<Prompt>,
}

/// Reads one file; `stem` is its name without folder and `.toml`.
pub(super) fn read(path: &str, stem: &str, text: &str) -> Result<BankFile, Vec<Fault>> {
    let mut desk = Desk {
        path,
        text,
        faults: Vec::new(),
    };
    let written: Written = match toml::from_str(text) {
        Ok(written) => written,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            desk.fault(at, format!("{}.", error.message().trim_end_matches('.')));
            return Err(desk.faults);
        }
    };
    let file = desk.check(stem, written);
    if desk.faults.is_empty() {
        Ok(file)
    } else {
        desk.faults.sort_by_key(|fault| fault.line);
        Err(desk.faults)
    }
}

/// Where a file is checked.
struct Desk<'a> {
    path: &'a str,
    text: &'a str,
    faults: Vec<Fault>,
}

impl Desk<'_> {
    fn fault(&mut self, at: usize, what: String) {
        let before = self.text.as_bytes().iter().take(at);
        self.faults.push(Fault {
            file: self.path.to_owned(),
            line: 1 + before.filter(|byte| **byte == b'\n').count(),
            what,
        });
    }

    fn check(&mut self, stem: &str, written: Written) -> BankFile {
        let id = written.id.get_ref();
        if id != stem {
            self.fault(
                written.id.span().start,
                format!(
                    "the id is “{id}”, but the file is called {stem}.toml. Make them the same."
                ),
            );
        }
        if !is_slug(id) {
            self.fault(
                written.id.span().start,
                format!("the id “{id}” may have small letters, digits and hyphens only."),
            );
        }
        let about_reviewer = is_of_reviewer(id);
        if about_reviewer {
            self.check_reviewer(&written);
        } else {
            self.check_theme(&written);
        }
        self.check_sound(&written);
        let mut seen = HashSet::new();
        let prompts = written
            .prompts
            .iter()
            .filter_map(|prompt| self.check_prompt(id, about_reviewer, prompt, &mut seen))
            .collect();
        let lexicons = self.check_lexicons(
            written.lexicon,
            WrittenLexicon {
                name: written.name,
                cues: written.cues,
                hints: written.hints,
                words: written.words,
                not: written.not,
            },
        );
        BankFile {
            name: super::written::name(&lexicons),
            words: self.check_words(lexicons),
            prompts,
            id: written.id.into_inner(),
        }
    }

    /// What only shows beside the other prompts of the file, or its name.
    fn check_sound(&mut self, written: &Written) {
        let mut openings = HashSet::new();
        for prompt in &written.prompts {
            let (id, text) = (prompt.id.get_ref(), prompt.text.get_ref());
            let on = prompt.on.as_ref().map(|on| *on.get_ref());
            let opening = lint::opening(text).map(|opening| (on, opening));
            if opening.is_some_and(|opening| !openings.insert(opening)) {
                let what = "begins like another of its sort. Begin it otherwise.";
                self.fault(
                    prompt.text.span().start,
                    format!("the prompt “{id}” {what}"),
                );
            }
            let name = written.name.as_ref().map(|name| name.get_ref().as_str());
            if name.is_some_and(|name| text.to_lowercase().matches(name).count() > 1) {
                let what = "says the name of its theme more than once.";
                self.fault(
                    prompt.text.span().start,
                    format!("the prompt “{id}” {what}"),
                );
            }
        }
    }

    /// What stands in each language, in the file's own first.
    fn check_lexicons(
        &mut self,
        lexicons: BTreeMap<Spanned<String>, WrittenLexicon>,
        english: WrittenLexicon,
    ) -> Vec<(Language, WrittenLexicon)> {
        let mut all = vec![(Language::English, english)];
        for (code, lexicon) in lexicons {
            match Language::of(code.get_ref()).filter(|language| language.code() == code.get_ref()) {
                Some(Language::English) => self.fault(
                    code.span().start,
                    "English words stand at the top of the file, not in [lexicon.en]. Move them there.".to_owned(),
                ),
                Some(language) => all.push((language, lexicon)),
                None => {
                    let codes = Language::ALL.map(Language::code);
                    let known = codes.get(1..).unwrap_or_default().join(", ");
                    self.fault(
                        code.span().start,
                        format!("the language “{}” is not known. There are {known}.", code.get_ref()),
                    );
                }
            }
        }
        for (_, lexicon) in all.iter().skip(1) {
            let empty = lexicon
                .name
                .as_ref()
                .filter(|name| name.get_ref().trim().is_empty());
            if let Some(empty) = empty {
                self.fault(
                    empty.span().start,
                    "the name of the theme is empty. Write it, or leave the line out.".to_owned(),
                );
            }
        }
        all
    }

    /// The words of all languages.
    fn check_words(&mut self, lexicons: Vec<(Language, WrittenLexicon)>) -> Vec<Sought> {
        let mut words = Vec::new();
        for (language, lexicon) in lexicons {
            let lists = [
                (List::Cues, lexicon.cues),
                (List::Hints, lexicon.hints),
                (List::Words, lexicon.words),
                (List::Not, lexicon.not),
            ];
            for (list, written) in lists {
                for word in written {
                    if let Err(what) = mark::check(word.get_ref()) {
                        self.fault(word.span().start, what);
                    }
                    words.push((language, list, word.into_inner()));
                }
            }
        }
        words
    }

    fn check_reviewer(&mut self, written: &Written) {
        let extra = [&written.cues, &written.hints, &written.words, &written.not];
        let extra = extra.iter().find_map(|list| list.first());
        let extra = extra.or(written.lexicon.keys().next());
        if let Some(extra) = written.name.as_ref().or(extra) {
            self.fault(
                extra.span().start,
                "the reviewer's file has prompts alone: no name, no cues, no hints.".to_owned(),
            );
        }
    }

    fn check_theme(&mut self, written: &Written) {
        let at = written.id.span().start;
        if written
            .name
            .as_ref()
            .is_none_or(|name| name.get_ref().trim().is_empty())
        {
            self.fault(
                at,
                "the theme has no name. Add a line such as name = \"memory\".".to_owned(),
            );
        }
        if written.cues.is_empty() && written.hints.len() < 2 {
            self.fault(
                at,
                "the theme has no cues. Add a line such as cues = [\"looking back\"].".to_owned(),
            );
        }
        let count = written.prompts.len();
        if count < FEWEST_PROMPTS {
            self.fault(
                at,
                format!("the theme has {count} prompts; a theme needs {FEWEST_PROMPTS} or more."),
            );
        }
    }

    fn check_prompt(
        &mut self,
        file_id: &str,
        about_reviewer: bool,
        written: &WrittenPrompt,
        seen: &mut HashSet<String>,
    ) -> Option<Prompt> {
        let id = written.id.get_ref();
        let at = written.id.span().start;
        if !is_slug(id) {
            self.fault(
                at,
                format!("the id “{id}” may have small letters, digits and hyphens only."),
            );
        }
        if !seen.insert(id.clone()) {
            self.fault(at, format!("there are two prompts “{id}”. Rename one."));
        }
        self.check_kind(about_reviewer, written);
        let tier = written.tier.as_ref();
        if let Some(tier) = tier.filter(|tier| *tier.get_ref() > LAST_TIER) {
            self.fault(
                tier.span().start,
                format!(
                    "the prompt “{id}” has tier {}; the tiers are 0, 1 and 2.",
                    tier.get_ref()
                ),
            );
        }
        let text = self.check_text(written)?;
        Some(Prompt {
            id: format!("{file_id}/{id}"),
            kind: *written.kind.get_ref(),
            tier: tier.map_or(0, |tier| *tier.get_ref()),
            on: written.on.as_ref().map(|on| *on.get_ref()),
            text,
        })
    }

    fn check_kind(&mut self, about_reviewer: bool, written: &WrittenPrompt) {
        let id = written.id.get_ref();
        let kind = *written.kind.get_ref();
        let on = written.on.as_ref().map(|on| *on.get_ref());
        let what = match on {
            Some(on) if on.is_people() && kind != Kind::Character => Some(format!(
                "the prompt “{id}” is on people of the book; it must have kind = \"character\"."
            )),
            Some(on) if on.is_number() && kind != Kind::Reviewer => Some(format!(
                "the prompt “{id}” is on a score; it must have kind = \"reviewer\"."
            )),
            _ if !about_reviewer && kind == Kind::Reviewer => Some(format!(
                "the prompt “{id}” has kind = \"reviewer\"; put it into {REVIEWER}.toml."
            )),
            _ => None,
        };
        if let Some(what) = what {
            self.fault(written.kind.span().start, what);
        }
        match &written.on {
            None if about_reviewer => self.fault(
                written.id.span().start,
                format!(
                    "the prompt “{id}” does not say on what. Add a line such as on = \"claim\"."
                ),
            ),
            Some(on) if !about_reviewer => self.fault(
                on.span().start,
                format!("the prompt “{id}” has `on`, which only {REVIEWER}.toml knows. Remove it."),
            ),
            _ => {}
        }
    }

    fn check_text(&mut self, written: &WrittenPrompt) -> Option<Template> {
        let (id, text) = (written.id.get_ref(), written.text.get_ref());
        let at = written.text.span().start;
        let template = match Template::parse(text) {
            Ok(template) => template,
            Err(bad) => {
                self.fault(
                    at,
                    format!(
                        "the prompt “{id}” has the unknown slot {bad}. There are {{quote}}, {{phrase}}, {{title}}, {{person}}, {{second}}, {{rating}}, {{other}} and {{source}}."
                    ),
                );
                return None;
            }
        };
        let on = written.on.as_ref().map(|on| *on.get_ref());
        for slot in needed(on) {
            if !template.has(*slot) {
                self.fault(
                    at,
                    format!(
                        "the prompt “{id}” has no {{{0}}}. Put {{{0}}} where the review's own words belong.",
                        slot.name()
                    ),
                );
            }
        }
        for slot in template.slots() {
            if !gives(on, slot) {
                self.fault(
                    at,
                    format!(
                        "the prompt “{id}” has {{{}}}, for which it gets no words. Remove it.",
                        slot.name()
                    ),
                );
            }
        }
        for what in lint::faults(text) {
            self.fault(at, format!("the prompt “{id}” {what}"));
        }
        Some(template)
    }
}

/// Whether a file of this id is about what the reviewer says: `reviewer`,
/// `reviewer-effect`.
fn is_of_reviewer(id: &str) -> bool {
    let rest = id.strip_prefix(REVIEWER);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
