//! Turns of phrase of English reviews.

use super::Signals;

/// All of them.
pub(super) const SIGNALS: Signals = Signals {
    topic_before: TOPIC_BEFORE,
    statement_before: STATEMENT_BEFORE,
    statement: STATEMENT,
    opinion: OPINION,
    judgement: JUDGEMENT,
    spoiler: SPOILER,
    chat: CHAT,
    bridges: BRIDGES,
    denials: DENIALS,
    no: &["no"],
    rather_than: &["rather", "than"],
};

/// What follows is a theme of the book, in the reviewer's own words.
const TOPIC_BEFORE: &str = "
    topics like, topics such as, topic of, topics of, themes of, theme of, themes like, themes
    such as, themes include, themes including, themes are, theme is, themes around, themes
    surrounding, issues of, issues like, issues such as, issues around, subject of, subjects of,
    subjects like, subjects such as, explore, explores, explored, exploring, examin*, interrogat*,
    deals with, deal with, dealing with, dealt with, touches on, touches upon, touch on, touching
    on, grappl*, wrestl*, tackle, tackles, tackled, tackling, delve, delves, delved, delving,
    meditation on, meditates on, meditations on, reflects on, reflection on, reflections on,
    rumination on, ruminations on, ruminates on, commentary on, comments on, raises questions,
    raising questions, raises the question, raises a question, raises a lot of, raises many,
    questions of, questions about, book about, novel about, story about, stories about, tale
    about, memoir about, essay about, essays about, book is about, novel is about, story is
    about, is about, it's about, is really about, is all about, is also about, also about, as
    much about, is ultimately about, not just about, exploration of, explorations of, examination
    of, critique of, criticism of, celebration of, indictment of, study of, study in, allegory of,
    allegory for, parable of, parable about, satire of, satire on, concerned with, preoccupied
    with, obsessed with, at its heart, at its core, at the heart of, at the core of, considered
    a, considered an, classed as, described as a, described as an, paints a picture of, insight
    into, insights into, treatise on, discussion of, discussions of, discussion on, discusses,
    discussing, look at what, lessons about, lesson about, thoughts on, ideas about, ideas of, than
    about";

/// What follows may be what the book is about.
const STATEMENT_BEFORE: &str = "
    investigat*, address*, question of, asks what, asks whether, asks how, asks us, asks the
    question, tale of, story of, stories of, history of, portrait of, depiction of, depictions
    of, portrayal of, metaphor for, look at, look into, glimpse into, the power of, importance
    of, nature of, what it means, what it is like, what it's like, centers on, centres on,
    centers around, revolves around, focuses on, focus on, focused on, think about, thinking
    about, the idea of, the idea that, the concept of, the notion of, struggle with, struggles
    with, struggling with, contrast between, relationship between, tension between, sense of,
    highlights, highlight, depicts, portrays, captures, shows us, shows how, reminds us, reminder
    of, teaches us, in the face of, search for, fight for, fight against, cost of, price of";

/// The sentence says what the book is about.
const STATEMENT: &str = "
    theme, themes, theme is, central theme*, main theme*, major theme*, recurring theme*,
    leitmotif, motif*, topics, subject matter, message, moral dilemma*";

/// The reviewer speaks for herself.
const OPINION: &str = "
    i think, i thought, i feel, i felt, i found, i believe, in my opinion, for me, to me, i
    love*, i like*, i enjoy*, i hate*, i dislike*, i wish*, i didn't, i did not, i couldn't, i
    could not, i struggl*, i expected, i was expecting, i would have, i'd have, i missed";

/// The reviewer judges.
const JUDGEMENT: &str = "
    too long, too much, too many, too little, too slow, too short, too easy, not enough,
    bor*ing, dull, slow, tedious, predictable, disappoint*, frustrat*, confus*, annoy*,
    irritat*, flat, shallow, clich*, contrived, forced, rushed, drags, dragged, weak*, flaw*,
    problem*, fails, failed, falls short, lack*, unconvinc*, implausible, unrealistic,
    overrated, overlong, beautiful*, brilliant*, gorgeous*, lovely, wonderful*, fascinat*,
    compelling, gripping, engaging, engross*, captivat*, moving, touching, heartbreak*,
    powerful*, haunting*, memorable, unforgettable, clever*, original, perfect*, excellent*,
    superb*, stunning*, impressive*, masterful*, believable, convincing*, interesting*, thought
    provoking, strength*, best part*, worst part*, my favourite, my favorite, unfortunately,
    sadly, surprising*, refreshing*, well written, poorly, badly, scary, creepy, depressing,
    bleak, heavy, hard to, difficult to, easy to, doesn't work, didn't work, works well, does
    not work, would have been better, could have been, should have, needed more, never quite";

/// The sentence may give the story away.
const SPOILER: &str = "
    dies, died, is killed, was killed, gets killed, kills, killed, murdered, commits suicide,
    turns out, turned out, plot twist, the twist, twist ending, in the end, at the end, by the
    end, ending, final chapter*, final scene*, last chapter*, last page*, last scene*, climax*,
    is revealed, reveals that, big reveal, spoiler*, we finally learn, end up, ends up, ended up,
    eventually, finally, ends with, book ends, novel ends, story ends";

/// Talk around the review, no matter for a discussion.
const CHAT: &str = "
    have you read, did you like, did i like, did i enjoy, did i love, what did i think, what did
    you think, what do you think of, your thoughts, let me know, comments, comment below, tell
    me, is it worth, should you read, would i recommend, do i recommend, recommend*, what's it
    about, what is it about, who am i kidding, what can i say, where do i begin, where do i
    start, where to start, what more can, shall we, let's, my rating, rating, stars, star,
    review copy, advance copy, arc, netgalley, edelweiss, received a copy, in exchange for,
    publisher, goodreads, book club, bookclub, this review, my review, reviews, blog, bookshop,
    library, audiobook, narrated by, translated by, pages long, next book, to be read, reread,
    re reading, picked up, pick up, wanted to read, decided to, give it a try, don't want to
    spoil, spoil it, spoilers";

/// Words that may stand between "not" and what it denies: "not about the war".
const BRIDGES: &[&str] = &[
    "a", "an", "the", "any", "another", "about", "really", "quite", "exactly", "your", "typical",
    "usual", "much", "so", "of", "with", "in", "on", "simply", "explore", "explores", "address",
    "deal", "discuss", "treat", "touch", "do", "to", "book", "novel", "story", "tale",
];

/// Words that deny what follows over at least one bridge.
const DENIALS: &[&str] = &[
    "not", "never", "hardly", "scarcely", "nor", "neither", "isn't", "wasn't", "aren't", "weren't",
    "doesn't", "didn't", "don't", "instead", "less", "nothing", "without",
];
