-- What an authority does about what inspectors found: every change of the plan, of reviews, audits, challenges and the
-- board, in the order they were made. Only ever added to; what is shown is what the changes add up to. `subject` is
-- what a change is about: of two changes made from the same page the later one is refused. `body` is sealed.
create table programme_changes (
    seq bigint not null primary key,
    made_at text not null,
    person text not null,
    person_name text not null,
    person_role text not null,
    subject text not null,
    body text not null
);
create index programme_changes_by_subject on programme_changes (subject, seq);

-- Documents of the programme: evidence laid beside an action, packs as they were issued. Never changed.
create table programme_files (
    id text not null primary key,
    file_name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    kept_at text not null,
    kept_by text not null,
    bytes blob not null
);
