//! Where something on a page was read: the file and line, and the page that shows them.

use access::Permission;
use children::Origin;

use super::paths;
use super::who::Asking;
use crate::records::{Records, Source};

/// The address of the row something was read from, for who may see rows.
pub(crate) fn line(records: &Records, at: Option<Origin>) -> Option<String> {
    // Outside a request nobody is kept from anything.
    let asking = Asking::now().and_then(|asking| asking.acting.clone());
    if asking.is_some_and(|acting| !acting.may(Permission::SeeRows)) {
        return None;
    }
    let found = records.origin(at?)?;
    (!found.load.is_empty()).then(|| paths::line(found.load, found.file, found.line))
}

/// The source, the file and the line in words: "Standard Safeguarding Dataset, referrals.csv, line 12".
pub(crate) fn words(records: &Records, at: Origin) -> String {
    records.sources().table(at).map_or_else(
        || format!("line {}", at.line()),
        |table| {
            let source = Source::from_word(table.source).map_or(table.source, Source::name);
            format!("{source}, {}, line {}", table.file, at.line())
        },
    )
}
