//! A post as a whole, while books are looked for in it.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use foldhash::HashSet;

use super::flow::Flow;
use super::records::Records;
use super::seam::{Seam, Shape};
use super::unmarked::split_by;
use crate::club::reading::document::{Block, Kind};
use crate::club::reading::{labels, rating, stamp};

/// Bytes of prose that are searched for a name.
const BELOW: usize = 1_500;
/// Bytes of a headline in which its book is named.
const HEADLINE: usize = 300;
/// Letters of a word and its space, for scripts without spaces.
const LETTERS: usize = 6;

/// A post in which several books may be reviewed.
#[derive(Debug)]
pub struct Post<'p, 'a> {
    /// Its blocks.
    pub blocks: &'p [Block<'a>],
    /// Its title, or what stands in its first line.
    pub headline: String,
    /// Its tags, in small letters.
    pub tags: &'p [String],
    /// What it says of its books apart from the prose.
    pub records: &'p Records<'a>,
    /// Whether the headline says that there are several books.
    pub titled_several: bool,
    /// Whether the headline or the first words say so.
    pub of_several: bool,
    /// Whether these say that it is a collection of stories.
    stories: bool,
    /// How many words each block has that are no record.
    words: Vec<usize>,
}

impl<'p, 'a> Post<'p, 'a> {
    /// A post of these blocks under this title, where one is known.
    #[must_use]
    pub fn new(
        blocks: &'p [Block<'a>],
        title: Option<&str>,
        tags: &'p [String],
        records: &'p Records<'a>,
    ) -> Self {
        // Above the headline of a page that was copied stands its day.
        let first = blocks
            .iter()
            .flat_map(|block| &block.lines)
            .find(|line| !line.taken)
            .map_or("", |line| line.text.as_str());
        let headline = title.unwrap_or(first).to_owned();
        let intro = blocks
            .iter()
            .filter(|block| block.kind != Kind::Quote)
            .take(4)
            .map(|block| Flow::of(block, 400).text)
            .collect::<Vec<_>>()
            .join(" ");
        let titled_several = promises_several(&headline) || records.are_several();
        Self {
            of_several: titled_several || introduces_several(&intro),
            stories: of_stories(&headline) || of_stories(&intro),
            titled_several,
            words: blocks.iter().map(words).collect(),
            blocks,
            headline,
            tags,
            records,
        }
    }

    /// Whether the headline names one book and its author.
    #[must_use]
    pub fn is_of_one(&self) -> bool {
        named_in(&self.headline).is_some()
    }

    /// Whether these are the stories of one book: it is said to be a
    /// collection, and no two of them have authors of their own.
    #[must_use]
    pub fn of_stories(&self, seams: &[Seam]) -> bool {
        self.stories && seams.iter().all(|seam| !seam.has_record())
    }

    /// Whether tags or headline name this person.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.tags.contains(&name.to_lowercase())
            || self.headline.len() > name.len() && self.headline.contains(name)
    }

    /// The first prose of a block and below it.
    #[must_use]
    pub fn text_below(&self, block: usize) -> String {
        let mut text = String::new();
        let heading = |at: usize| at > block;
        for (at, next) in self.blocks.iter().enumerate().skip(block).take(8) {
            if heading(at) && matches!(next.kind, Kind::Heading(_)) || text.len() > BELOW {
                break;
            }
            text.push_str(&Flow::of(next, BELOW).text);
            text.push('\n');
        }
        text
    }

    /// Where the part that `seam` begins ends; `next` is the block of the next
    /// seam.
    #[must_use]
    pub fn part_end(&self, seam: &Seam, shape: Shape, next: Option<usize>) -> usize {
        let limit = next.unwrap_or(self.blocks.len());
        let mut prose = false;
        for (at, block) in self
            .blocks
            .iter()
            .enumerate()
            .take(limit)
            .skip(seam.block + 1)
        {
            let ends = match (block.kind, shape) {
                (Kind::Heading(level), Shape::Heading(own)) => level <= own,
                (Kind::Heading(_), _) => true,
                (Kind::Rule, Shape::Heading(_)) => next.is_none() && self.ruled(seam.block),
                (Kind::Rule, _) => next.is_none(),
                (Kind::Paragraph, Shape::Item) => prose && next.is_none() && !is_rating(block),
                _ => false,
            };
            if ends {
                return at;
            }
            prose |= self.words_of(at) > 8;
        }
        // "More books from October:" leads on to the next.
        let last = limit.checked_sub(1).filter(|last| *last > seam.block);
        match last.and_then(|last| self.blocks.get(last)) {
            Some(block) if next.is_some() && prose && leads_on(block) => limit - 1,
            _ => limit,
        }
    }

    /// Whether a rule stands above the block.
    fn ruled(&self, block: usize) -> bool {
        let above = block.checked_sub(1).and_then(|at| self.blocks.get(at));
        above.is_some_and(|block| block.kind == Kind::Rule)
    }

    /// Words of prose in a part, its head not counted.
    #[must_use]
    pub fn words(&self, seam: &Seam) -> usize {
        let part = self.blocks.get(seam.part.clone()).unwrap_or_default();
        let numbered = part.iter().zip(seam.part.clone());
        let prose = numbered
            .filter(|(block, _)| is_prose(block))
            .map(|(_, at)| self.words_of(at));
        let Some(first) = part.first().filter(|block| is_prose(block)) else {
            return prose.sum();
        };
        let flow = Flow::of(first, seam.opening.end);
        let head = flow.text.split_whitespace().count();
        prose.sum::<usize>().saturating_sub(head)
    }

    /// Words of prose in the whole post.
    #[must_use]
    pub fn all_words(&self) -> usize {
        let blocks = self.blocks.iter().zip(&self.words);
        blocks
            .filter(|(b, _)| is_prose(b))
            .map(|(_, words)| words)
            .sum()
    }

    /// How many words a block has that are no record.
    fn words_of(&self, block: usize) -> usize {
        self.words.get(block).copied().unwrap_or_default()
    }

    /// Whether a heading says what kind of part follows and not which book.
    #[must_use]
    pub fn is_section(&self, title: &str) -> bool {
        let folded = labels::fold(title);
        labels::field(title).is_some()
            || labels::is_genre(title)
            || SECTIONS.split('|').any(|word| word.trim() == folded)
            || says_several(title)
            || !title.chars().any(char::is_alphabetic) && title.chars().count() < 3
    }
}

fn is_rating(block: &Block<'_>) -> bool {
    block.lines.iter().all(|line| rating::is_all(&line.text))
}

fn is_prose(block: &Block<'_>) -> bool {
    matches!(block.kind, Kind::Paragraph | Kind::Item)
}

/// Whether a paragraph is one line that ends with a colon.
fn leads_on(block: &Block<'_>) -> bool {
    let one = block.lines.len() == 1 && block.kind == Kind::Paragraph;
    one && words(block) <= 20
        && block
            .lines
            .iter()
            .all(|line| line.text.ends_with([':', '：']))
}

/// Words of a block that are no record; of scripts without spaces so many
/// letters as a word elsewhere has.
fn words(block: &Block<'_>) -> usize {
    let lines = block.lines.iter().filter(|line| {
        let label = labels::split(&line.text).and_then(|(label, _)| labels::field(label));
        label.is_none() && !rating::is_all(&line.text)
    });
    let long = |text: &str| {
        text.split_whitespace()
            .count()
            .max(text.chars().count() / LETTERS)
    };
    lines.map(|line| long(&line.text)).sum()
}

/// Headings of parts that are about no book of their own, folded.
const SECTIONS: &str = "introduction | intro | conclusion | conclusions | summary | synopsis | \
    overview | plot | story | characters | the characters | writing | writing style | style | \
    themes | setting | world building | worldbuilding | pacing | ending | the end | verdict | \
    final thoughts | thoughts | my thoughts | overall | review | my review | about the book | \
    about the author | the author | about | quotes | favourite quotes | favorite quotes | notes | \
    rating | stats | statistics | honourable mentions | honorable mentions | currently reading | \
    up next | next up | what's next | dnf | did not finish | favourites | favorites | others | \
    other books | also read | further reading | related | related posts | similar books | links | \
    comments | contents | footnotes | references | movies | films | tv | music | games | podcasts | \
    fazit | inhalt | handlung | einleitung | zum inhalt | schluss | résumé | mon avis | conclusion | \
    résumé de l'éditeur | argumento | opinión | conclusión | conclusiones | enredo | opinião | \
    conclusão | trama | conclusioni | fabuła | podsumowanie | samenvatting | conclusie | the good | \
    the bad | the ugly | spoilers | spoiler | trigger warnings | content warnings";

/// The title that a headline names with its author.
fn named_in(headline: &str) -> Option<&str> {
    let near = headline.get(..headline.floor_char_boundary(HEADLINE))?;
    split_by(near, false).map(|(title, _)| title)
}

/// Whether a headline promises several books; the blog's name behind that of a
/// book ("The Ferry by Ann Lee – My Book Reviews") promises nothing.
fn promises_several(headline: &str) -> bool {
    says_several(named_in(headline).unwrap_or(headline))
}

/// Whether a headline says that books follow: "What I read in March".
fn says_several(headline: &str) -> bool {
    const PHRASES: &str = "books | reads | read in | reading year | year in reading | reading month | \
        i finished | been reading | am reading | recommends | recommendations | reading update | reading log | reading list | \
        reading diary | reading journal | reading notes | reading in | my reading | i'm reading | \
        we're reading | recent reading | i read | i've read | we read | book reviews | \
        mini reviews | short reviews | quick reviews | reviews | round up | roundup | wrap up | \
        wrapup | gelesen | lesemonat | bücher | gelesene | kurzrezensionen | rezensionen | \
        lektüre | lektüren | lectures | lus | livres | bilan | critiques | chroniques | libros | \
        lecturas | leídos | leído | reseñas | livros | leituras | lidos | resenhas | libri | \
        letture | letti | recensioni | książki | przeczytane | przeczytałam | przeczytałem | \
        recenzje | podsumowanie | boeken | gelezen | recensies | novels | novellas | книги | \
        книг | прочитанное | прочитано | рецензии";
    const UNSPACED: &str =
        "読んだ本 | 読書 | 本まとめ | 冊 | 书单 | 读书 | 書單 | 讀書 | 읽은 책 | 독서";
    // "March 2021"
    let mut words = headline.split_whitespace().peekable();
    if words.peek().is_some()
        && words.all(|word| stamp::is_month(word) || stamp::is_year(word))
        && headline.chars().any(char::is_alphabetic)
    {
        return true;
    }
    let folded = format!(" {} ", labels::fold(headline));
    // "September Book Report"
    if folded.contains(" book report ")
        && headline
            .split(' ')
            .any(|word| stamp::is_month(word) || stamp::is_year(word))
    {
        return true;
    }
    static SPACED: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let spaced = PHRASES
            .split('|')
            .map(|phrase| format!(" {} ", phrase.trim()));
        // Of a few words without marks a searcher can always be built.
        AhoCorasick::new(spaced).ok()
    });
    SPACED.iter().any(|spaced| spaced.is_match(&folded))
        || UNSPACED
            .split('|')
            .any(|phrase| headline.contains(phrase.trim()))
}

/// Whether the first words of a post say so: "In March I finished 7 books".
fn introduces_several(intro: &str) -> bool {
    const COUNTED: &str = "books | novels | reads | audiobooks | reviews | bücher | \
        büchern | romane | livres | romans | libros | novelas | livros | romances | libri | \
        romanzi | książki | książek | boeken";
    const DETERMINED: &str = "two | three | four | five | six | seven | eight | nine | ten | \
        twelve | these | following | several | zwei | drei | vier | \
        fünf | sechs | einige | diese | deux | trois | quatre | cinq | quelques | ces | mes | dos | tres | \
        cuatro | cinco | estos | mis | dois | três | quatro | estes | meus | due | tre | \
        questi | dwie | trzy | cztery | twee | drie | vijf | deze | mini | short";
    let has = |list: &str, word: &str| list.split('|').any(|entry| entry.trim() == word);
    let folded = labels::fold(intro);
    let words: Vec<&str> = folded.split(' ').collect();
    words.windows(2).any(|pair| {
        let [before, word] = pair else { return false };
        let counted = before.bytes().all(|b| b.is_ascii_digit()) && before.len() <= 3;
        has(COUNTED, word) && (counted || has(DETERMINED, before))
    })
}

/// Whether these words speak of a collection of stories.
fn of_stories(text: &str) -> bool {
    const WORDS: &str = "stories | anthology | collection | erzählungen | kurzgeschichten | \
        erzählband | nouvelles | recueil | cuentos | relatos | antología | contos | antologia | \
        racconti | raccolta | opowiadania | opowiadań | verhalen | bundel | essays | poems";
    let folded = labels::fold(text);
    let mut words = folded.split(' ');
    static KNOWN: LazyLock<HashSet<&str>> =
        LazyLock::new(|| WORDS.split('|').map(str::trim).collect());
    words.any(|word| KNOWN.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_say_whether_books_follow() {
        for headline in [
            "What I read in March",
            "Books of the year",
            "March Reads",
            "Mini-Reviews #12",
            "September Book Report",
            "Podsumowanie: sierpień 2018",
            "Gelesen 2020",
            "Three novels by Ann Lee",
            "Mes lectures de mars",
            "Libros de 2025",
            "2019/11 読んだ本まとめ",
            "Прочитанное за март",
        ] {
            assert!(promises_several(headline), "refused {headline}");
        }
        for headline in [
            "The Ferry",
            "Review: The Ferry",
            "Book Report: The Ferry",
            "A Winter Book",
            "The Reader",
            "The Ferry by Ann Lee – My Book Reviews",
            "",
        ] {
            assert!(!promises_several(headline), "accepted {headline}");
        }
        for intro in [
            "I finished 7 books in spring.",
            "Here are three novels that I loved.",
        ] {
            assert!(introduces_several(intro), "refused {intro}");
        }
        for intro in [
            "I picked this book up in May.",
            "It is the second book of hers.",
        ] {
            assert!(!introduces_several(intro), "accepted {intro}");
        }
    }
}
