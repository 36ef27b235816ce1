-- When the bot was found to be no longer in the club's server; null while it is
-- there. Thirty days later the club is erased.
alter table club add column left_at timestamptz;
-- When an admin wanted the club erased; whoever finds the mark goes on with it.
alter table club add column erase_at timestamptz;
