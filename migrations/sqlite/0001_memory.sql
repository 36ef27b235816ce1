-- What a club remembers. The same file for the other database differs in its
-- types only.
--
-- Ids of Discord (club, channel, thread, message, member, staff) are unsigned
-- 64-bit numbers kept bit for bit in signed columns. Times are UTC, cut to
-- seconds. Row numbers are never used twice, so that a button on an old card
-- can never point at a newer review.

-- A club: one Discord server.
create table club (
    id integer primary key,
    -- The smallest difference that members can express, in quarters of a star.
    step integer not null default 2 check (step in (1, 2, 4)),
    made_at text not null
);

-- A book that a club has at least one review of.
create table book (
    id integer primary key autoincrement,
    club integer not null references club (id) on delete cascade,
    title text not null,
    -- The title folded: plain lower-case letters and digits, no leading article.
    title_key text not null,
    -- The same of the title before its subtitle.
    short_key text not null,
    -- A JSON list of names.
    authors text not null,
    -- The authors folded; empty where none is known.
    author_key text not null,
    isbn13 text,
    -- When its newest review was made: lists show the newest book first.
    reviewed_at text not null,
    unique (club, title_key, author_key)
);
create index book_by_isbn on book (club, isbn13);
create index book_by_short_key on book (club, short_key);
create index book_by_newest on book (club, reviewed_at desc, id desc);

-- A review of one book. A book may have several.
create table review (
    id integer primary key autoincrement,
    club integer not null references club (id) on delete cascade,
    book integer not null references book (id) on delete cascade,
    -- Everything that was read from the document but the prose, as JSON.
    fields text not null,
    body text not null,
    language text,
    -- Of the words of the body: tells the same text when it comes again.
    content_hash text not null,
    -- Where the document came from: a file's name, a link.
    source text not null,
    -- Rises with each correction.
    version integer not null default 1,
    made_at text not null
);
create index review_by_text on review (club, content_hash);
create index review_by_newest on review (club, made_at desc, id desc);
create index review_of_book on review (book, made_at desc, id desc);

-- Where a review stands in Discord. The row is written first and the message
-- second: whoever prints makes `shown` equal to `wanted`.
create table card (
    id integer primary key autoincrement,
    review integer not null unique references review (id) on delete cascade,
    book integer not null references book (id) on delete cascade,
    club integer not null references club (id) on delete cascade,
    channel integer not null,
    -- Who posted it, to be told where it cannot be kept up to date.
    staff integer not null,
    -- The card's message, once it is known to be posted.
    message integer,
    -- The thread under it, once it is known to be open.
    thread integer,
    -- Whether Discord refuses a thread there; the card stands without one.
    unthreaded boolean not null default false,
    -- Rises whenever something that the card shows has changed.
    wanted integer not null default 1,
    -- What the message shows; 0 before there is one.
    shown integer not null default 0,
    -- When posting was last begun: tells a retry from a first attempt.
    attempted_at text,
    -- Until then one process has this card in hand.
    leased_until text,
    -- Why nobody tries any more, such as a deleted message.
    stopped text,
    made_at text not null
);
create index card_to_print on card (channel, made_at, id) where wanted <> shown and stopped is null;
create index card_by_thread on card (thread);
create index card_of_book on card (book);

-- A piece of a long review in the thread, numbered from 1.
create table page (
    card integer not null references card (id) on delete cascade,
    number integer not null,
    message integer,
    -- The version of the review that it shows.
    version integer not null,
    primary key (card, number)
);

-- A document that a member of staff has been shown and may post from.
create table draft (
    id integer primary key autoincrement,
    club integer not null references club (id) on delete cascade,
    staff integer not null,
    channel integer not null,
    source text not null,
    made_at text not null
);
create index draft_by_age on draft (club, made_at);

-- A review in a draft, numbered from 1 in the order of the document.
create table draft_book (
    draft integer not null references draft (id) on delete cascade,
    number integer not null,
    fields text not null,
    -- Empty once it is posted.
    body text not null,
    -- What staff have typed into the form that was not understood, as JSON.
    typed text,
    -- Whether staff do not want it posted.
    left_out boolean not null default false,
    -- The review that it has become.
    review integer references review (id) on delete cascade,
    primary key (draft, number)
);
create index draft_book_of_review on draft_book (review);

-- What one member thinks of one book. Like the next two it is looked up by its
-- key alone, so the key is where SQLite keeps it: one tree to write instead of two.
create table rating (
    club integer not null references club (id) on delete cascade,
    book integer not null references book (id) on delete cascade,
    member integer not null,
    quarters integer not null check (quarters between 1 and 20),
    note text,
    -- What the last change replaced, to take it back; null for a first rating.
    previous integer,
    previous_note text,
    at text not null,
    primary key (book, member)
) without rowid;
create index rating_of_member on rating (member, club);

-- How many members gave a book each rating; changes together with `rating`.
create table tally (
    club integer not null references club (id) on delete cascade,
    book integer not null references book (id) on delete cascade,
    quarters integer not null check (quarters between 1 and 20),
    votes integer not null check (votes >= 0),
    primary key (book, quarters)
) without rowid;

-- Which question was put where, so that none returns too soon.
create table asked (
    club integer not null references club (id) on delete cascade,
    channel integer not null,
    review integer not null references review (id) on delete cascade,
    question text not null,
    at text not null,
    times integer not null default 1,
    primary key (channel, review, question)
) without rowid;

-- A blog's feed that a club follows.
create table feed (
    id integer primary key autoincrement,
    club integer not null references club (id) on delete cascade,
    -- Where the cards of its reviews go.
    channel integer not null,
    -- Where staff are asked whether to post, and told of trouble.
    office integer not null,
    -- Who follows it, to be told where the office takes no word.
    staff integer not null,
    -- Whether new reviews are posted without asking.
    straight boolean not null,
    address text not null,
    -- The address's host and port: nobody asks one twice at a time.
    host text not null,
    title text not null,
    etag text,
    last_modified text,
    next_check text not null,
    -- Until then one process has this feed in hand.
    leased_until text,
    -- Failures in a row, and the moment of the first.
    failures integer not null default 0,
    failing_since text,
    -- Why nobody looks any more, such as a week of failures.
    stopped text,
    made_at text not null,
    unique (club, address)
);
create index feed_by_next_check on feed (next_check, id) where stopped is null;
create index feed_by_host on feed (host, next_check, id) where stopped is null;

-- An entry of a feed that was looked at, so that none is new twice.
create table feed_entry (
    feed integer not null references feed (id) on delete cascade,
    -- A hash of the entry's id, or of its link where it has none.
    key text not null,
    -- A hash of what it said; empty where it could not be read yet.
    content_hash text not null,
    -- Whether it was there before the club followed the feed and has not been
    -- imported.
    backlog boolean not null,
    -- How often its page could not be had.
    tries integer not null default 0,
    -- When the feed last had it.
    seen_at text not null,
    primary key (feed, key)
);

-- A review that was found in an entry.
create table offer (
    id integer primary key autoincrement,
    feed integer not null,
    entry text not null,
    club integer not null references club (id) on delete cascade,
    -- `waiting` for staff, `posted` (or imported) or `ignored`.
    state text not null check (state in ('waiting', 'posted', 'ignored')),
    -- The book's title, folded: tells the reviews of one entry apart.
    title_key text not null,
    -- A hash of all that was read, to notice an edit.
    reading text not null,
    -- While it waits: everything that was read but the prose, as JSON.
    fields text not null,
    body text not null,
    -- The entry's link.
    source text not null,
    -- What it became.
    review integer references review (id) on delete set null,
    -- The message in the office that asks, once it is known to be sent.
    message integer,
    -- Rises whenever the message is to say something else.
    wanted integer not null default 1,
    -- What the message says; 0 before there is one.
    shown integer not null default 0,
    -- When sending was last begun: tells a retry from a first attempt.
    attempted_at text,
    made_at text not null,
    foreign key (feed, entry) references feed_entry (feed, key) on delete cascade
);
create index offer_of_entry on offer (feed, entry);
create index offer_of_review on offer (review);
