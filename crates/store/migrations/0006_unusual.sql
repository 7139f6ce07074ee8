-- What an officer found when they looked into something unusual in the log. `finding` names it: the rule, whose it is
-- and the newest entry behind it. Only ever added to; the note is sealed.
create table unusual_notes (
    id text not null primary key,
    finding text not null,
    note text not null,
    made_by text not null,
    made_at text not null
);
create index unusual_notes_by_finding on unusual_notes (finding, id);
