-- A member's own question about a review. What staff have taken in is asked like
-- any other. The row is written first; the message that asks staff, and the word
-- to the member, come second.
create table member_question (
    id bigint generated always as identity primary key,
    club bigint not null references club (id) on delete cascade,
    review bigint not null references review (id) on delete cascade,
    member bigint not null,
    -- Whether the member's name may stand beside it.
    signed boolean not null,
    -- Id of its theme.
    theme text,
    -- What it gives away: 0 nothing, 1 a little, 2 everything.
    tier bigint not null check (tier between 0 and 2),
    text text not null,
    -- Where staff are asked.
    channel bigint not null,
    state text not null default 'waiting' check (state in ('waiting', 'taken', 'declined')),
    -- The last state that was told: waiting to staff, the others to the member.
    told text not null default '',
    -- The message that asks staff, once it is known to be sent.
    message bigint,
    -- When sending it was last begun: tells a retry from a first attempt.
    attempted_at timestamptz,
    -- Until then one process has this row in hand, or nobody is to try.
    leased_until timestamptz,
    made_at timestamptz not null
);
create index member_question_to_tell on member_question (id) where state <> told;
create index member_question_of_review on member_question (review);
create index member_question_of_member on member_question (member, club);
