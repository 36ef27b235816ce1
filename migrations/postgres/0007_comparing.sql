-- Members who let themselves be compared with others who do.
create table comparing (
    club bigint not null references club (id) on delete cascade,
    member bigint not null,
    at timestamptz not null,
    primary key (club, member)
);
