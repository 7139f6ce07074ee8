-- What the rules found in each load of a return, so that it is known since when a finding stands and what is gone. `marks`
-- holds for each finding a keyed hash (nothing of a child can be read from it), its rule and since when it stands; `counts`
-- how many there were, by rule and by team.
create table return_findings (
    load text not null primary key,
    source text not null,
    judged_on text not null,
    year bigint not null,
    counts text not null,
    marks blob not null
);
create index return_findings_by_source on return_findings (source, load);

-- Why a finding stands and is right, for the department. Only ever added to; the newest of a mark counts.
create table finding_explanations (
    id text not null primary key,
    source text not null,
    mark text not null,
    rule text not null,
    kind text not null,
    done_at text not null,
    done_by text not null,
    words text not null
);
create index finding_explanations_by_source on finding_explanations (source, id);
