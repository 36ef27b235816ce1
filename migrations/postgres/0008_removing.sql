-- When staff removed a review; null while it stands. A removed review takes no
-- part in anything, and its row is erased a day later.
alter table review add column removed_at timestamptz;
create index review_removed on review (removed_at) where removed_at is not null;
create index review_standing_of_book on review (book, made_at desc, id desc) where removed_at is null;
drop index review_by_newest;
create index review_standing_by_newest on review (club, made_at desc, id desc) where removed_at is null;

-- Ratings that were removed with the last review of their book; they come back
-- with it, or are erased with it.
create table removed_rating (
    review bigint not null references review (id) on delete cascade,
    club bigint not null references club (id) on delete cascade,
    member bigint not null,
    quarters bigint not null check (quarters between 1 and 20),
    note text,
    spoiler boolean not null,
    previous bigint,
    previous_note text,
    previous_spoiler boolean not null,
    at timestamptz not null,
    primary key (review, member)
);
create index removed_rating_of_member on removed_rating (member, club);

-- The posted review that a draft is to take the place of, and the version of it
-- that the draft began with; null for a draft of a review that was sent.
alter table draft add column target bigint references review (id) on delete cascade;
alter table draft add column target_version bigint;
create index draft_of_review on draft (target) where target is not null;
