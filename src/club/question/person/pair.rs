//! Two people of the book who are named together.

use super::Person;

/// Two people of the book in one sentence.
pub(in super::super) struct Pair<'a> {
    /// Who is spoken of more.
    pub first: &'a str,
    /// The other.
    pub second: &'a str,
    /// The sentence, exactly.
    pub receipt: &'a str,
    /// What it gives away.
    pub tier: u8,
}

/// Those who are named together, those first who are spoken of most.
pub(in super::super) fn pairs<'a>(people: &'a [Person<'_>]) -> Vec<Pair<'a>> {
    const MOST_PAIRS: usize = 2;
    let mut pairs = Vec::new();
    for (at, first) in people.iter().enumerate() {
        for second in people.iter().skip(at + 1) {
            let together = first
                .lines
                .iter()
                .find(|(number, ..)| second.lines.iter().any(|(other, ..)| number == other));
            pairs.extend(together.map(|(_, receipt, tier)| Pair {
                first: &first.name,
                second: &second.name,
                receipt,
                tier: *tier,
            }));
        }
    }
    pairs.truncate(MOST_PAIRS);
    pairs
}
