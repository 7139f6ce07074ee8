//! What a list says in a sentence.

use std::collections::BTreeSet;

use measures::worklist::State;

use super::rows::Row;
use crate::records::Records;
use crate::web::words;
use crate::web::words::children as said;

/// The answer: how many, how late, who has nobody.
pub(super) fn sentence(records: &Records, live: &[&Row<'_>], nouns: (&str, &str)) -> String {
    let (one, many) = nouns;
    let distinct = |rows: &mut dyn Iterator<Item = &&Row<'_>>| -> usize {
        rows.map(|row| row.entry.subject)
            .collect::<BTreeSet<_>>()
            .len()
    };
    let all = distinct(&mut live.iter());
    if all == 0 {
        return format!("No {one} is on this list now.");
    }
    let of = |state: State| distinct(&mut live.iter().filter(|row| row.entry.state == state));
    let (late, near) = (of(State::Late), of(State::Near));
    let mut parts = Vec::new();
    let number = |n: usize, are: &str, is: &str| {
        format!("{} {}", words::number(n), if n == 1 { is } else { are })
    };
    if late > 0 && late < all {
        parts.push(number(late, "are late", "is late"));
    }
    if near > 0 && near < all {
        parts.push(number(near, "come near their time", "comes near its time"));
    }
    let lateness = if late == all {
        ", all of them late"
    } else if near == all {
        ", none of them late yet"
    } else {
        ""
    };
    let lateness = if all == 1 && late == 1 {
        ", and late"
    } else {
        lateness
    };
    let mut sentence = format!(
        "{} {} on this list{lateness}{}{}.",
        words::capital(&words::number(all)),
        if all == 1 {
            format!("{one} is")
        } else {
            format!("{many} are")
        },
        if parts.is_empty() { "" } else { ": " },
        words::list(&parts)
    );
    if let Some(since) = live.iter().filter_map(|row| row.entry.since).min() {
        sentence.push_str(&format!(
            " The longest goes back {}.",
            said::days(records.as_at.days_since(since).max(0))
        ));
    }
    let unowned = distinct(&mut live.iter().filter(|row| row.is_unowned()));
    if unowned > 0 {
        sentence.push_str(&format!(
            " {} nobody who could act.",
            words::capital(&number(unowned, "have", "has"))
        ));
    }
    sentence
}
