-- Files supplied about the authority's children, as they came. A load is whole or not there; the newest good load of
-- each source is in force, the earlier ones stay. `sha256` is over the names and hashes of its files, so that the same
-- files loaded twice are one load. `state` is `good` or `refused` (nothing in the files was a table of the source; then
-- `why` says so and the load before it stays in force).
create table loads (
    id text not null primary key,
    source text not null,
    sha256 text not null,
    loaded_at text not null,
    loaded_by text not null,
    invented bigint not null,
    state text not null,
    why text not null,
    rows_read bigint not null,
    doubts bigint not null,
    unique (source, sha256)
);

-- The files of a load, compressed. `size` is that of the file as it came, `sha256` its hash.
create table load_files (
    load text not null references loads (id),
    place bigint not null,
    name text not null,
    size bigint not null,
    sha256 text not null,
    bytes blob not null,
    primary key (load, place)
);

-- What people do about those on a list: take, assign, note, put off, done. Only ever added to; the newest of a child on
-- a list stands. `until` is the day a deferral ends, `standing` what the rule said when it was done, so that the child
-- comes back when the rule says something new.
create table list_work (
    id text not null primary key,
    list text not null,
    subject text not null,
    kind text not null,
    done_at text not null,
    done_by text not null,
    worker text not null,
    reason text not null,
    until text not null,
    standing text not null
);
create index list_work_by_list on list_work (list, subject, id);
create index list_work_by_subject on list_work (subject, id);

-- Annex A as it was frozen and signed: the workbook's bytes are never changed.
create table freezes (
    id text not null primary key,
    as_at text not null,
    frozen_at text not null,
    signed_by text not null,
    note text not null,
    sha256 text not null,
    counts text not null,
    bytes blob not null
);

-- What inspectors ask for in inspection week, and what became of it. A change is a new row with the same `request`.
create table requests (
    id text not null primary key,
    request text not null,
    asked_at text not null,
    asked_by text not null,
    what text not null,
    owner text not null,
    due text not null,
    state text not null,
    note text not null,
    noted_by text not null
);
create index requests_by_request on requests (request, id);

-- What only this store knows: addresses of children are made with it, so that none can be guessed from an identifier.
create table secrets (
    name text not null primary key,
    value text not null
);
