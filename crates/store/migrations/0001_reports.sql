-- A report as it came: the bytes are never changed, and the same bytes are kept once.
-- `link` is where it was fetched from, `link_published` the publication date that link gave (reports since 2018
-- print none), `etag` what the publisher called this version of the file. `bytes` stands last, so that a list of
-- reports is read without passing over them.
create table reports (
    sha256 text not null primary key,
    id text not null unique,
    file_name text not null,
    size bigint not null,
    added_at text not null,
    added_by text not null,
    invented bigint not null,
    link text,
    link_published text,
    etag text,
    bytes blob not null
);

-- What one version of the reader made of a report. It can always be made again from the bytes, so only the newest
-- is kept: nothing a person decided lives here.
create table readings (
    report text not null primary key references reports (sha256),
    reader_version text not null,
    record text not null
);

-- A field a person put right: who, when, why, and what the reading said at the time. Only ever added to.
create table corrections (
    id text not null primary key,
    report text not null references reports (sha256),
    field text not null,
    was text not null,
    value text not null,
    corrected_by text not null,
    corrected_at text not null,
    why text not null
);
create index corrections_by_report on corrections (report, id);

-- Pages and files asked of the publisher, so that an interrupted collection goes on where it stopped and nothing
-- unchanged is sent twice. `report` is the report the file turned out to be.
create table fetches (
    link text not null primary key,
    fetched_at text not null,
    etag text,
    last_modified text,
    body text,
    report text
);
