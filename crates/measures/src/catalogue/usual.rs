//! What most measures of children in care, leavers and the workforce have in common, so that each says only what is
//! its own.

use crate::measure::{Area, Better, Headline, Judge, Measure, Value, When};

/// A share at the end of the period.
pub(super) const fn snapshot(area: Area) -> Measure {
    Measure {
        id: "",
        name: "",
        asks: "",
        area,
        better: Better::Neutral,
        met: "",
        counted: "",
        value: Value::Share,
        when: When::Snapshot,
        headline: Headline::Latest,
        clock: None,
        needs: &[],
        source: "",
        published: None,
        beware: "",
        judge: Judge::Never(""),
    }
}

/// A share of what happened in the period.
pub(super) const fn events(area: Area) -> Measure {
    Measure {
        when: When::Events,
        headline: Headline::RollingYear,
        ..snapshot(area)
    }
}

/// A measure for which nobody here holds the data.
pub(super) const fn never(area: Area, why: &'static str) -> Measure {
    Measure {
        judge: Judge::Never(why),
        ..snapshot(area)
    }
}
