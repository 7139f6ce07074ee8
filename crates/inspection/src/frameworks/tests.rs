//! Every framework is listed, dated and has one scale.

use super::*;

#[test]
fn every_framework_is_listed_once() {
    for framework in Framework::ALL {
        let listed = FRAMEWORKS.iter().filter(|f| f.framework == framework);
        assert_eq!(listed.count(), 1, "{framework:?}");
        assert_eq!(facts(framework).framework, framework);
    }
}

#[test]
fn frameworks_of_one_layout_follow_each_other_without_gap_or_overlap() {
    let tables: Vec<_> = with_layout(Layout::JudgementTable).collect();
    for (one, next) in tables.iter().zip(tables.iter().skip(1)) {
        assert_eq!(
            one.last.and_then(|d| d.tomorrow().ok()),
            Some(next.first),
            "{}",
            one.name
        );
    }
}

#[test]
fn the_day_on_site_decides_the_framework() {
    let on = |y, m, d| in_force(Layout::JudgementTable, date(y, m, d)).map(|f| f.framework);
    assert_eq!(on(2022, 12, 5), Some(Framework::Ilacs2018));
    assert_eq!(on(2023, 1, 9), Some(Framework::Ilacs2023));
    assert_eq!(on(2026, 3, 23), Some(Framework::Ilacs2023));
    assert_eq!(on(2026, 4, 27), Some(Framework::Ilacs2026));
    assert_eq!(on(2017, 1, 1), None);
}

#[test]
fn no_framework_has_both_third_grades() {
    for f in FRAMEWORKS {
        let has = |grade| f.scale.iter().any(|(g, _)| *g == grade);
        assert!(
            !(has(Grade::RequiresImprovement) && has(Grade::Adequate)),
            "{}",
            f.name
        );
    }
}

#[test]
fn since_april_2026_there_is_no_overall_grade() {
    assert!(!facts(Framework::Ilacs2026).judges(Aspect::Overall));
    assert!(facts(Framework::Ilacs2023).judges(Aspect::Overall));
}
