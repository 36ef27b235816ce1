-- Whether nobody sees what others gave a book before rating it.
alter table club add column blind boolean not null default false;
-- How many days after its first card a book is open to all; null: never by itself.
alter table club add column reveal_days bigint;
-- Where cards go when staff name no channel.
alter table club add column channel bigint;
-- When staff open this book to all, whatever the club's days say.
alter table book add column reveal_at timestamptz;
-- Until when the message hides the score, where it does so up to a known time.
alter table card add column veiled_until timestamptz;
create index card_to_unveil on card (veiled_until) where veiled_until is not null;
