//! The list of tables that are copied and backed up: all of them.

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: &'static str,
    /// The columns of its key.
    pub(crate) key: &'static [&'static str],
    /// Rows that are in hand at once: few where they are large.
    pub(crate) at_once: usize,
    /// Rows a migration puts there.
    pub(crate) rows_at_first: usize,
}

const fn table(name: &'static str, key: &'static [&'static str]) -> Table {
    Table {
        name,
        key,
        at_once: 1_000,
        rows_at_first: 0,
    }
}

const fn large(name: &'static str, key: &'static [&'static str], at_once: usize) -> Table {
    Table {
        name,
        key,
        at_once,
        rows_at_first: 0,
    }
}

/// Every table but that of the migrations, each after those it refers to.
pub(crate) const TABLES: &[Table] = &[
    large("reports", &["sha256"], 1),
    large("readings", &["report"], 20),
    table("corrections", &["id"]),
    large("fetches", &["link"], 20),
    table("loads", &["id"]),
    large("load_files", &["load", "place"], 1),
    table("list_work", &["id"]),
    large("freezes", &["id"], 1),
    table("requests", &["id"]),
    table("secrets", &["name"]),
    table("data_keys", &["id"]),
    table("sealing", &["name"]),
    table("load_queue", &["id"]),
    large("load_queue_files", &["entry", "place"], 1),
    table("people", &["id"]),
    table("grants", &["id"]),
    table("credentials", &["person"]),
    table("codes", &["hash"]),
    table("sessions", &["hash"]),
    table("pending_sign_ins", &["state"]),
    table("attempts", &["key"]),
    table("restrictions", &["id"]),
    table("conflicts", &["id"]),
    table("purposes", &["session", "child"]),
    large("releases", &["id"], 20),
    table("unusual_notes", &["id"]),
    table("programme_changes", &["seq"]),
    large("programme_files", &["id"], 1),
    large("return_findings", &["load"], 1),
    table("finding_explanations", &["id"]),
    table("audit", &["seq"]),
    large("audit_sets", &["hash"], 100),
    table("audit_set_children", &["child", "shown"]),
    table("audit_days", &["day"]),
    Table {
        name: "audit_head",
        key: &["id"],
        at_once: 1,
        rows_at_first: 1,
    },
    table("audit_removed", &["id"]),
];
