-- The IANA name of the time zone by whose clock a club is asked questions; null
-- until somebody chooses one: UTC.
alter table club add column timezone text;

-- Questions that a club is asked by itself, one plan for each channel.
create table schedule (
    id bigint generated always as identity primary key,
    club bigint not null references club (id) on delete cascade,
    channel bigint not null,
    -- Who planned it, to be told where it cannot be done.
    staff bigint not null,
    -- day, weekdays, or a day of the week: mon.
    rhythm text not null,
    -- Minutes after midnight, by the club's clock.
    minute bigint not null check (minute between 0 and 1439),
    -- On which book; null: on the newest review.
    book bigint references book (id) on delete cascade,
    next_at timestamptz not null,
    -- Until then one process has this plan in hand, or nobody is to try.
    leased_until timestamptz,
    -- The question that is being put for `next_at`, and when that was begun.
    review bigint references review (id) on delete set null,
    question text,
    attempted_at timestamptz,
    -- Why it is not followed any more, such as a deleted channel.
    stopped text,
    made_at timestamptz not null,
    unique (club, channel)
);
create index schedule_by_next on schedule (next_at, id) where stopped is null;
create index schedule_of_book on schedule (book);
create index schedule_of_review on schedule (review);
