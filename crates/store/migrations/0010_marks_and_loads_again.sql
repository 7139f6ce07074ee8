-- Which way the marks of a load's findings are made. Those of another way (1: before what tells rows apart was in them)
-- are never compared; a load whose files are still kept is judged anew and takes its own place here.
alter table return_findings add column marked bigint not null default 1;

-- The mark of the finding that was explained; `mark` is of its whole row, and an explanation holds as long as that stands.
-- Empty for what was explained before: it stays, and holds for nothing.
alter table finding_explanations add column finding text not null default '';

-- Files that were loaded before and take the place of another load again: the load they replaced. Empty for files that
-- are new. `sha256` is then over the hash of the files and that load, as the same files may come again and again.
alter table loads add column again_after text not null default '';
