//! Ways out of care, and back.

use crate::examples::counts;

fn left(reason: &str) -> String {
    format!(
        "
        person | born
               | 2012-05-04
        care   | from       | to         | ceased
               | 2024-01-08 | 2025-01-10 | {reason}
               | 2025-12-01 |            |"
    )
}

#[test]
fn ends_are_sorted_by_their_reason_and_left_out_without_one() {
    for (id, met) in [
        ("CL27", "E47"),
        ("CL27b", "E41"),
        ("CL28", "E4A"),
        ("CL28b", "E4B"),
        ("AD05", "E11"),
    ] {
        assert_eq!(
            counts(id, "2026-03-31", &left(met)),
            "2025-01-10 met",
            "{id}"
        );
        assert_eq!(
            counts(id, "2026-03-31", &left("E8")),
            "2025-01-10 not",
            "{id}"
        );
        assert_eq!(counts(id, "2026-03-31", &left("")), "left out", "{id}");
        assert_eq!(counts(id, "2026-03-31", &left("X1")), "left out", "{id}");
    }
    assert_eq!(
        counts("AD05b", "2026-03-31", &left("E12")),
        "2025-01-10 met"
    );
    assert_eq!(counts("AD05b", "2026-03-31", &left("E4A")), "");
}

#[test]
fn coming_back_is_counted_when_the_whole_year_is_over() {
    let back = &left("E4A");
    assert_eq!(counts("CL29", "2025-12-31", back), "");
    assert_eq!(counts("CL29", "2026-01-31", back), "2026-01-10 met");
    assert_eq!(
        counts(
            "CL29",
            "2026-03-31",
            &back.replace("2025-12-01", "2026-02-01")
        ),
        "2026-01-10 not"
    );
    assert_eq!(counts("CL29", "2026-03-31", &left("E11")), "");
    assert_eq!(
        counts(
            "CL29",
            "2026-03-31",
            &back.replace("2012-05-04", "2007-01-10")
        ),
        ""
    );
}
