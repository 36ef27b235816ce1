-- The IANA name of the time zone by whose clock a club is asked questions; null
-- until somebody chooses one: UTC.
alter table club add column timezone text;

-- Questions that a club is asked by itself, one plan for each channel.
create table schedule (
    id integer primary key autoincrement,
    club integer not null references club (id) on delete cascade,
    channel integer not null,
    -- Who planned it, to be told where it cannot be done.
    staff integer not null,
    -- day, weekdays, or a day of the week: mon.
    rhythm text not null,
    -- Minutes after midnight, by the club's clock.
    minute integer not null check (minute between 0 and 1439),
    -- On which book; null: on the newest review.
    book integer references book (id) on delete cascade,
    next_at text not null,
    -- Until then one process has this plan in hand, or nobody is to try.
    leased_until text,
    -- The question that is being put for `next_at`, and when that was begun.
    review integer references review (id) on delete set null,
    question text,
    attempted_at text,
    -- Why it is not followed any more, such as a deleted channel.
    stopped text,
    made_at text not null,
    unique (club, channel)
);
create index schedule_by_next on schedule (next_at, id) where stopped is null;
create index schedule_of_book on schedule (book);
create index schedule_of_review on schedule (review);
