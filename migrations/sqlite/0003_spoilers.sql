-- Whether a member's note gives the story away; the second is of the note that
-- the last change replaced.
alter table rating add column spoiler boolean not null default false;
alter table rating add column previous_spoiler boolean not null default false;
