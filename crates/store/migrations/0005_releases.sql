-- What was released for councillors, scrutiny and the public: published values as JSON text, prepared by one person and
-- approved by another. `follows` is the newest approved release when it was prepared; it can only be approved while that
-- still is. Once approved a row is never changed.
create table releases (
    id text not null primary key,
    as_at text not null,
    published text not null,
    sha256 text not null,
    follows text not null,
    prepared_by text not null,
    prepared_name text not null,
    prepared_at text not null,
    note text not null,
    approved_by text not null,
    approved_name text not null,
    approved_at text not null,
    number bigint not null
);
create index releases_by_number on releases (number, id);
