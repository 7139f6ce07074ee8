-- Who may sign in. `kind` is `local` or `oidc`; `issuer` and `subject` are the provider's key of the person and empty
-- for a local account. `email` is sealed, `email_key` its keyed hash, by which an account is found. `own_surname` and
-- `own_street` (sealed, empty where not given) are the person's own: they show when a record may be of their family.
create table people (
    id text not null primary key,
    name text not null,
    email text not null,
    email_key text not null,
    kind text not null,
    issuer text not null,
    subject text not null,
    state text not null,
    made_at text not null,
    made_by text not null,
    last_seen text not null,
    own_surname text not null,
    own_street text not null
);
create unique index people_by_email on people (email_key) where email_key <> '';
create unique index people_by_subject on people (issuer, subject) where subject <> '';

-- Which role a person has, with what it reaches, from a day to a day (both included). It counts once another person
-- confirmed it; `ended_at` is empty while nobody ended it early.
create table grants (
    id text not null primary key,
    person text not null references people (id),
    role text not null,
    scope text not null,
    first_day text not null,
    until text not null,
    proposed_by text not null,
    proposed_at text not null,
    confirmed_by text not null,
    confirmed_at text not null,
    ended_by text not null,
    ended_at text not null
);
create index grants_by_person on grants (person, id);

-- What proves a local account: an Argon2id hash in PHC form, never the password.
create table credentials (
    person text not null primary key references people (id),
    phc text not null,
    changed_at text not null
);

-- Codes that work once: first run, invitation, a new password, the emergency account. Kept as hashes.
create table codes (
    hash text not null primary key,
    purpose text not null,
    person text not null,
    made_at text not null,
    until text not null,
    used_at text not null
);

-- Who is signed in. `hash` is that of the token in the cookie; the token itself is nowhere. It is made anew when rights
-- change, `id` stays: it names the session in the log.
create table sessions (
    hash text not null primary key,
    id text not null unique,
    person text not null references people (id),
    role text not null,
    began text not null,
    last_used text not null,
    proved_at text not null,
    ends text not null,
    address text not null,
    agent text not null,
    csrf text not null
);
create index sessions_by_person on sessions (person);

-- Sign-ins that a provider has not answered yet: any replica can finish what another began. Taken once.
create table pending_sign_ins (
    state text not null primary key,
    nonce text not null,
    verifier text not null,
    return_path text not null,
    until text not null
);

-- How often something was tried in a window of time.
create table attempts (
    key text not null primary key,
    began text not null,
    tries bigint not null
);

-- Children whose record only some may see. `child` is the child's opaque address.
create table restrictions (
    id text not null primary key,
    child text not null,
    why text not null,
    made_by text not null,
    made_at text not null,
    ended_by text not null,
    ended_at text not null
);
create index restrictions_by_child on restrictions (child);

-- Who may not see whom, because they are family, neighbours or otherwise connected.
create table conflicts (
    id text not null primary key,
    person text not null references people (id),
    child text not null,
    why text not null,
    made_by text not null,
    made_at text not null,
    ended_by text not null,
    ended_at text not null
);
create index conflicts_by_person on conflicts (person);

-- Why a child was opened, where the role must say so: once in each session.
create table purposes (
    session text not null,
    child text not null,
    word text not null,
    why text not null,
    at text not null,
    primary key (session, child)
);

-- The log of who looked. Only ever added to; the oldest whole days are removed once their time is over. `hash` covers
-- the entry and the hash before it, `shown` names the set of children.
create table audit (
    seq integer primary key,
    at text not null,
    who text not null,
    name text not null,
    role text not null,
    session text not null,
    address text not null,
    kind text not null,
    route text not null,
    outcome text not null,
    purpose text not null,
    words text not null,
    export text not null,
    shown text not null,
    children bigint not null,
    row_count bigint not null,
    hash text not null
);
create index audit_by_who on audit (who, seq);
create index audit_by_shown on audit (shown, seq) where shown <> '';
create index audit_by_kind on audit (kind, seq) where kind <> 'look';
create index audit_refused on audit (seq) where outcome = 'refused';

-- Sets of children that were shown together, each once, by the hash of its addresses; and by child in which sets it is.
create table audit_sets (
    hash text not null primary key,
    children text not null
);
create table audit_set_children (
    child text not null,
    shown text not null,
    primary key (child, shown)
);

-- Where each day (UTC) begins and ends in the log, so that days are found without an index of every moment.
create table audit_days (
    day text not null primary key,
    first_seq bigint not null,
    last_seq bigint not null,
    entries bigint not null
);

-- The newest entry: the one row every writer waits for. `removals` counts removals of old entries.
create table audit_head (
    id bigint not null primary key,
    seq bigint not null,
    hash text not null,
    removals bigint not null
);
insert into audit_head (id, seq, hash, removals)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0);

-- What stands for removed entries: the last hash removed, signed.
create table audit_removed (
    id bigint not null primary key,
    seq bigint not null,
    hash text not null,
    entries bigint not null,
    day text not null,
    signature text not null
);
