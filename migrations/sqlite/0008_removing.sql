-- When staff removed a review; null while it stands. A removed review takes no
-- part in anything, and its row is erased a day later.
alter table review add column removed_at text;
create index review_removed on review (removed_at) where removed_at is not null;
create index review_standing_of_book on review (book, made_at desc, id desc) where removed_at is null;
drop index review_by_newest;
create index review_standing_by_newest on review (club, made_at desc, id desc) where removed_at is null;

-- Ratings that were removed with the last review of their book; they come back
-- with it, or are erased with it.
create table removed_rating (
    review integer not null references review (id) on delete cascade,
    club integer not null references club (id) on delete cascade,
    member integer not null,
    quarters integer not null check (quarters between 1 and 20),
    note text,
    spoiler boolean not null,
    previous integer,
    previous_note text,
    previous_spoiler boolean not null,
    at text not null,
    primary key (review, member)
) without rowid;
create index removed_rating_of_member on removed_rating (member, club);

-- The posted review that a draft is to take the place of, and the version of it
-- that the draft began with; null for a draft of a review that was sent.
alter table draft add column target integer references review (id) on delete cascade;
alter table draft add column target_version integer;
create index draft_of_review on draft (target) where target is not null;
