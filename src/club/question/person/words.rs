//! Words by which somebody of a book is told from places, writers and books.

/// What people do, said of one of them.
#[rustfmt::skip]
pub(super) const ACTS: &[&str] = &[
    "says", "tells", "asks", "thinks", "thought", "wants", "wanted", "feels", "felt", "loves",
    "loved", "hates", "meets", "met", "decides", "decided", "believes", "knows", "knew", "learns",
    "learned", "tries", "tried", "struggles", "struggled", "refuses", "refused", "remembers",
    "hopes", "marries", "married", "realizes", "realises", "discovers", "chooses", "chose",
    "wonders", "fears", "sees", "saw", "suffers", "cares", "teaches", "dreams", "understands",
    "regrets", "misses", "lies", "smiles", "speaks", "talks", "walks", "promises", "agrees",
    "hides", "befriends", "works", "watches", "cries", "worries", "pretends", "longs", "grieves",
    "admits", "wishes", "trusts", "is forced", "was born", "was raised", "is raised", "is brought",
    "falls", "gets", "goes", "encounters", "receives", "resigned", "listens",
];

/// What people have.
#[rustfmt::skip]
pub(super) const RELATIONS: &[&str] = &[
    "mother", "father", "parents", "wife", "husband", "brother", "sister", "son", "daughter",
    "child", "children", "friend", "friends", "family", "love", "heart", "feelings", "behavior",
    "behaviour", "decision", "decisions", "character", "relationship", "relationships", "voice",
    "childhood", "thoughts", "eyes", "grief", "lover", "boss", "friendship", "past", "life", "story", "mind", "choices", "memories",
    "world", "journey", "home",
];

/// What is somebody's, in "the story of Oda", and who it is that is spoken of then.
pub(super) const STORIES: &[&str] = &[
    "story",
    "tale",
    "life",
    "lives",
    "journey",
    "trials",
    "adventures",
];
pub(super) const PRONOUNS: &[&str] = &[
    "he", "she", "his", "her", "him", "who", "whose", "they", "their",
];

/// Of these relations a place or a writer has none in a review.
pub(super) const KIN: &[&str] = &[
    "mother", "father", "parents", "wife", "husband", "brother", "sister", "son", "daughter",
];

/// What stands before or after somebody's name: "his wife Ruth", "Ruth, a nurse".
#[rustfmt::skip]
pub(super) const ROLES: &[&str] = &[
    "protagonist", "character", "heroine", "hero", "wife", "husband", "mother",
    "father", "brother", "sister", "son", "daughter", "friend", "girl", "boy", "man", "woman",
    "nobleman", "girlfriend", "boyfriend", "grandmother", "grandfather", "uncle", "aunt",
    "inspector", "detective", "doctor", "nurse", "widow", "teacher", "student", "soldier",
    "orphan", "witch", "king", "queen", "prince", "princess", "scientist", "lawyer",
    "captain", "housewife", "maid", "servant", "slave", "priest", "nun", "monk", "assassin",
    "thief", "spy", "farmer", "beekeeper", "architect", "musician",
    "officer", "heir", "knight", "sailor", "robot", "android", "teenager", "cop",
    "physician", "clerk", "sheriff", "astronaut", "engineer", "wizard", "magician", "cousin",
    "twin", "neighbor", "neighbour", "roommate", "named", "characters", "protagonists", "villain",
    "fiancé", "lover", "protagonista", "bohaterka", "bohater", "héroïne", "héros", "personaje",
    "llamado", "llamada", "nommé", "nommée", "joven", "niña", "niño", "hoofdpersoon", "stepmother", "niece", "nephew", "granddaughter", "grandson", "child",
];

/// Titles that belong to a name.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "Mr", "Mrs", "Ms", "Miss", "Dr", "Lady", "Sir", "Aunt", "Uncle", "Captain", "Madame",
    "Inspector", "Count", "Father", "Sister", "Mother",
];

/// Before the name of a place, a writer, or somebody who is compared.
#[rustfmt::skip]
pub(super) const OTHERS_BEFORE: &[&str] = &[
    "in", "at", "near", "like", "unlike", "than", "via", "author", "writer", "novelist", "poet",
    "into", "from", "across", "by", "outside", "inside", "called", "the", "a", "an", "translator",
];

/// The same in other languages.
#[rustfmt::skip]
pub(super) const FOREIGN_BEFORE: &[&str] = &[
    "en", "à", "w", "do", "em", "no", "na", "nel", "nella", "in", "naar", "dans", "desde", "hacia",
    "hasta", "autor", "autora", "auteur", "auteure", "autrice", "autore", "autorka", "autorki",
    "escritor", "escritora", "el", "la", "le", "il", "uit", "z", "au", "del", "al", "schrijver",
    "schrijfster", "par", "door", "por", "como", "comme", "come", "jak", "ze", "du", "da", "dla",
];

/// After the name of somebody who writes, or of a book.
#[rustfmt::skip]
pub(super) const WRITES: &[&str] = &[
    "writes", "wrote", "explores", "manages", "portrays", "paints", "crafts", "weaves", "creates",
    "presents", "describes", "delivers", "published", "captures", 
    "depicts", "highlights", 
    "highlighted", "is set", "argues",
];

/// Where somebody plays or reads somebody of the book.
pub(super) const PLAYED: &[&str] = &[
    "cast",
    "starring",
    "stars",
    "audiobook",
    "narrated",
    "film",
    "movie",
    "remade",
];

/// What writers have.
#[rustfmt::skip]
pub(super) const WORKS: &[&str] = &[
    "novel", "novels", "book", "books", "prose", "writing", "style", "work", "works", "other",
    "first", "debut", "memoir", "latest", "narration", "use", "portrayal", "descriptions",
    "description", "vision", "first novel", "stories", "series", "trilogy", "streets", "account",
    "most", "message", "population", "government", "history",
];

/// Capitalised words that name nobody.
#[rustfmt::skip]
pub(super) const NOBODY: &[&str] = &[
    "God", "Lord", "English", "French", "German", "American", "British", "Chinese", "Japanese",
    "Russian", "Jewish", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    "Sunday", "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December", "Christmas", "Goodreads", "Amazon", "Kindle",
    "Booker", "Pulitzer", "Netflix", "Earth", "Europe", "America", "Internet", "Europeans",
    "Chapter", "Part", "Book", "Greek", "Roman", "Italian", "Spanish", "Irish", "Korean",
];
