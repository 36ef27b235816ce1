-- Members who let themselves be compared with others who do.
create table comparing (
    club integer not null references club (id) on delete cascade,
    member integer not null,
    at text not null,
    primary key (club, member)
) without rowid;
