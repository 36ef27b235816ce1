//! The language of prose.
//!
//! The eight languages that labels are known in are told by their small words,
//! which make up a third of any text: that works for one sentence as well as for
//! a review around a blurb in another language. All others, and all other
//! scripts, are told by `whatlang`.

use std::sync::LazyLock;

use foldhash::HashMap;
use whatlang::Lang;

/// So many characters tell a language as well as the whole text.
const SAMPLE: usize = 1_200;
/// So many words are counted.
const WORDS: usize = 2_000;
/// Of a hundred words at least so many are small words of the language.
const SHARE: usize = 22;

/// Small words of eight languages.
const SMALL: [(&str, &str); 8] = [
    (
        "en",
        "the of and to a in is it that this was for with as his her on but not be are by an from which have has \
         at they you he she i their who what when there were had its or if so would will about into than them we \
         my me your more one all out up been can could just like",
    ),
    (
        "de",
        "der die das und ist ein eine nicht mit den dem des zu von auf für sich auch es er sie ich wir wird werden \
         war als wie im in am an so aber aus bei oder noch nach nur über hat haben einen einer eines einem mir mich \
         man sehr dass daß durch wenn um kann vor zum zur doch schon mein dieses dieser diese was",
    ),
    (
        "fr",
        "le la les de des du un une et est que qui dans en pour pas il elle ce cette ces au aux sur avec par plus se \
         ne je nous vous on son sa ses mais ou où comme tout être été avoir très leur leurs à l d qu n s c j m cela \
         même fait bien si dont ont sont était",
    ),
    (
        "es",
        "el la los las de del que y en un una es no se por con para su sus lo al como más pero muy me le ha este esta \
         esto si sobre ya cuando hay todo ser son entre está desde nos mi porque qué también fue hasta donde a o",
    ),
    (
        "pt",
        "o a os as de do da dos das que e em um uma é não se por com para seu sua no na nos nas como mais mas muito me \
         ao este esta isso já quando tem ser são foi entre está eu ele ela seus suas também até pela pelo ou nem",
    ),
    (
        "it",
        "il lo la i gli le di del della dei delle che e è in un una non si per con da dal nel nella al alla ma come più \
         anche sono ha suo sua questo questa ho mi ci se molto o quando tutto cosa essere era dove perché ne su tra l d un' ed",
    ),
    (
        "pl",
        "i w na z się nie to jest że do o jak ale co po tak za od przez dla tym ten ta te jego jej był była było są mnie \
         który która które czy tego przy bardzo tylko już może być oraz gdy kiedy sobie ich a jako",
    ),
    (
        "nl",
        "de het een en van is dat in op te niet met voor zijn die er aan ook als maar om naar door ik je hij ze we bij \
         uit over nog wel heeft wordt werd was worden dit deze zo dan meer geen mijn hun haar tot veel of heel",
    ),
];

/// For each small word the languages that have it, as bits.
static LANGUAGES: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    let mut words = HashMap::default();
    for (nth, (_, list)) in SMALL.iter().enumerate() {
        for word in list.split_whitespace() {
            *words.entry(word).or_insert(0) |= 1 << nth;
        }
    }
    words
});

/// What a text is written in, ISO 639-1; `None` where that is not certain.
#[must_use]
pub fn of(text: &str) -> Option<String> {
    let counted = count(text);
    let [best, next] = counted.leaders;
    let sure = best.hits * 100 >= counted.words * SHARE && best.hits >= next.hits + 2;
    // Half as many again as the next: a blurb in another language is shorter
    // than the review around it.
    let leads = best.own >= 2 && best.own * 2 >= next.own * 3;
    if sure && (leads || counted.words < 60) {
        return Some(best.language.to_owned());
    }
    let sample = text
        .char_indices()
        .nth(SAMPLE)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let info = whatlang::detect(sample).filter(whatlang::Info::is_reliable);
    // A text in two languages is in the one that it has more of.
    let more = || best.own >= 12 && best.hits * 5 >= next.hits * 6;
    info.map(|info| code(info.lang()))
        .or_else(|| more().then_some(best.language))
        .map(str::to_owned)
}

/// How many small words of a language a text has, and how many that no other
/// of the eight has.
#[derive(Clone, Copy, Default)]
struct Hits {
    language: &'static str,
    hits: usize,
    own: usize,
}

struct Counted {
    words: usize,
    leaders: [Hits; 2],
}

fn count(text: &str) -> Counted {
    let mut hits = SMALL.map(|(language, _)| Hits {
        language,
        ..Hits::default()
    });
    let mut words = 0;
    let mut folded = String::new();
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(WORDS)
    {
        words += 1;
        // The longest small word has seven letters.
        if word.len() > 10 {
            continue;
        }
        folded.clear();
        folded.extend(word.chars().flat_map(char::to_lowercase));
        let Some(bits) = LANGUAGES.get(folded.as_str()) else {
            continue;
        };
        for (nth, hit) in hits.iter_mut().enumerate() {
            if bits & (1 << nth) != 0 {
                hit.hits += 1;
                hit.own += usize::from(bits.count_ones() == 1);
            }
        }
    }
    hits.sort_by_key(|hit| std::cmp::Reverse((hit.hits, hit.own)));
    let [best, next, ..] = hits;
    Counted {
        words,
        leaders: [best, next],
    }
}

/// ISO 639-1 for the languages that have two letters there.
fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_a_sentence() {
        for (text, language) in [
            (
                "Cycles of the sea are alike, but they come back.",
                Some("en"),
            ),
            (
                "I picked this book up on a rainy afternoon and did not put it down before the morning.",
                Some("en"),
            ),
            (
                "Ich habe dieses Buch an einem verregneten Nachmittag begonnen.",
                Some("de"),
            ),
            (
                "J’ai commencé ce livre un après-midi de pluie et je ne l’ai refermé que le lendemain.",
                Some("fr"),
            ),
            (
                "Se lee más de lo que se cita. Merece la pena de verdad.",
                Some("es"),
            ),
            (
                "O livro é frio, mas não se lê de uma vez só, e isso é bom.",
                Some("pt"),
            ),
            (
                "Le prime pagine sono un muro, ma poi il romanzo non si lascia più.",
                Some("it"),
            ),
            (
                "To jest książka, która nie daje o sobie zapomnieć, ale tylko tym, co czytają.",
                Some("pl"),
            ),
            (
                "Het boek is koud, maar ik heb er niet lang over gedaan en het was mooi.",
                Some("nl"),
            ),
            (
                "Книга холодная, но я прочитал её за один вечер и не пожалел об этом.",
                Some("ru"),
            ),
            (
                "この本はとても面白かったです。海は寒いです。最後まで読みました。",
                Some("ja"),
            ),
            (
                "Boken är kall men jag läste den på en kväll och ångrade mig inte alls efteråt.",
                Some("sv"),
            ),
            ("Ok.", None),
            ("", None),
        ] {
            assert_eq!(of(text).as_deref(), language, "failed on {text:?}");
        }
    }

    #[test]
    fn a_blurb_in_another_language_does_not_count_more_than_the_review() {
        let blurb = "The number one bestseller of the year is a book that you will not put down. ";
        let review = "Le roman démarre très fort mais il ne m’a pas vraiment convaincue sur la durée, et c’est dommage pour une autrice que j’aime. ";
        let text = format!("{}{}", blurb.repeat(10), review.repeat(12));
        assert_eq!(of(&text).as_deref(), Some("fr"));
    }
}
