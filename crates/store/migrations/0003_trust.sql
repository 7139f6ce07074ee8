-- Keys that seal what is kept about children, each sealed itself by the key outside the store. `state` is `current` (one
-- of them) or `earlier` (only while everything is being sealed anew).
create table data_keys (
    id text not null primary key,
    wrapped text not null,
    made_at text not null,
    state text not null
);

-- What the store knows of its sealing: `key` is the check value of the key outside the store, `older` whether what
-- older versions kept is sealed by now (`open`, `sealed`, `done`).
create table sealing (
    name text not null primary key,
    value text not null
);

-- Loads that wait to be read. `state` is `waiting`, `taken`, `done`, `refused` or `failed`; whoever has one in their hands
-- says now and then that they still do (`seen_at`). `load` is the load it became, `words` what a person is told.
create table load_queue (
    id text not null primary key,
    source text not null,
    invented bigint not null,
    queued_at text not null,
    queued_by text not null,
    state text not null,
    attempts bigint not null,
    taken_by text not null,
    taken_at text not null,
    seen_at text not null,
    ended_at text not null,
    load text not null,
    words text not null
);
create index load_queue_by_state on load_queue (state, id);

-- The files of a load that waits, compressed and sealed; gone once it has become a load.
create table load_queue_files (
    entry text not null references load_queue (id),
    place bigint not null,
    name text not null,
    size bigint not null,
    sha256 text not null,
    bytes blob not null,
    primary key (entry, place)
);
