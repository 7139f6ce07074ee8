-- Rights in PostgreSQL that let Waymark add to the log of who looked, and not change it.
--
-- Two roles: `waymark_owner` owns the tables (the first start, upgrades and the removal of old entries run as it);
-- `waymark` serves. Run this as `waymark_owner` after the first start and after each upgrade.
grant usage, create on schema public to waymark;
grant select, insert, update, delete on all tables in schema public to waymark;
revoke update, delete, truncate on audit, audit_sets, audit_set_children from waymark;
revoke delete, truncate on audit_days, audit_head from waymark;
revoke insert, update, delete, truncate on audit_removed from waymark;
