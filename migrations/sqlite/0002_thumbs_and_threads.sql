-- What members think of a prompt of the question bank.
create table thumb (
    club integer not null references club (id) on delete cascade,
    -- The entry of the bank: science-and-ethics/who-gains.
    prompt text not null,
    member integer not null,
    up boolean not null,
    at text not null,
    primary key (club, prompt, member)
);
create index thumb_of_member on thumb (member, club);

-- A thread that hangs on a question. It has the id of the question's message.
create table discussion (
    thread integer primary key,
    club integer not null references club (id) on delete cascade,
    review integer not null references review (id) on delete cascade,
    -- What may be given away in it: 0 nothing, 1 a little, 2 everything.
    tier integer not null check (tier between 0 and 2),
    made_at text not null
);
create index discussion_of_review on discussion (review);
