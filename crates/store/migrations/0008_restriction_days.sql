-- The last day a restriction holds; empty for until somebody ends it.
alter table restrictions add column until text not null default '';
