-- Whether what is exported for people names the members who rated.
alter table club add column names boolean not null default false;
