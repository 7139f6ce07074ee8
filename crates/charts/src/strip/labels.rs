//! Words that must not meet: dates packed into tiers, and grades made short until they fit their bar.

use crate::palette::Fill;
use crate::text;

/// Something to place on one of several lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Span {
    pub(super) fn meets(self, other: Self, air: f64) -> bool {
        self.left < other.right + air && other.left < self.right + air
    }

    fn holds(self, x: f64) -> bool {
        (self.left - 3.0..=self.right + 3.0).contains(&x)
    }
}

/// A date to stand above its day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Flag {
    pub(super) span: Span,
    /// Which line it stands on, counted from the bottom.
    pub(super) tier: u8,
}

/// Where dates stand, given their days from left to right and how wide each is, so that no two meet and no line
/// from a date down to its day crosses another date. Those with no room to the right of their day stand left of it.
pub(super) fn flags(days: &[(f64, f64)], limit: f64, obstacle: Span) -> Vec<Flag> {
    const AIR: f64 = 12.0;
    let rightward = |(day, wide): (f64, f64)| Span {
        left: day,
        right: day + wide,
    };
    let leftward = |(day, wide): (f64, f64)| Span {
        left: day - wide,
        right: day + 2.0,
    };
    // How many, from the left, stand to the right of their day: the rest stand left of theirs.
    let fits = |(day, wide): &(f64, f64)| day + wide <= limit;
    let mut split = days.iter().take_while(|d| fits(d)).count();
    let stuck = |split: usize| {
        days.iter().take(split).any(|before| {
            days.iter().skip(split).any(|after| {
                rightward(*before).meets(leftward(*after), AIR)
                    && leftward(*after).holds(before.0)
                    && rightward(*before).holds(after.0)
            })
        })
    };
    while split > 0 && stuck(split) {
        split -= 1;
    }
    let spans: Vec<(f64, Span, bool)> = days
        .iter()
        .enumerate()
        .map(|(place, d)| {
            let right = place < split;
            (d.0, if right { rightward(*d) } else { leftward(*d) }, right)
        })
        .collect();
    let mut tiers: Vec<u8> = spans
        .iter()
        .map(|(_, span, _)| u8::from(span.meets(obstacle, AIR)))
        .collect();
    // Whoever must stand above another is raised until nothing moves.
    for _ in 0..spans.len() {
        for (a, one) in spans.iter().enumerate() {
            for (b, two) in spans.iter().enumerate().skip(a + 1) {
                if !one.1.meets(two.1, AIR) {
                    continue;
                }
                let first_above = match (one.2, two.2) {
                    (true, true) => true,
                    (false, _) => false,
                    (true, false) => !two.1.holds(one.0),
                };
                let (upper, lower) = if first_above { (a, b) } else { (b, a) };
                let least = tiers.get(lower).copied().unwrap_or(0) + 1;
                if let Some(tier) = tiers.get_mut(upper) {
                    *tier = (*tier).max(least);
                }
            }
        }
    }
    spans
        .into_iter()
        .zip(tiers)
        .map(|((_, span, _), tier)| Flag { span, tier })
        .collect()
}

/// Words as they fit into a bar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fitted {
    pub(super) lines: Vec<&'static str>,
    pub(super) size: f64,
    /// Set close to the edges, for want of room.
    pub(super) tight: bool,
}

impl Fitted {
    /// Cut down to letters that need a key.
    pub(super) fn is_letters(&self) -> bool {
        self.lines.iter().all(|line| line.len() < 3)
    }
}

/// The longest form of a grade's word that fits with air around it, or at the smallest size without; none where
/// not even a letter does.
pub(super) fn fitted(fill: Fill, airy: f64, bare: f64) -> Option<Fitted> {
    fill.shorter().iter().find_map(|lines| {
        let sizes: &[f64] = if lines.len() > 1 {
            &[14.0, 13.0]
        } else {
            &[16.0, 14.0, 13.0]
        };
        let fits = |size: f64, room: f64| {
            lines
                .iter()
                .all(|line| text::width(line, size, true) <= room)
        };
        let with_air = sizes
            .iter()
            .find(|size| fits(**size, airy))
            .map(|size| (*size, false));
        let found = with_air.or_else(|| fits(13.0, bare).then_some((13.0, true)));
        found.map(|(size, tight)| Fitted {
            lines: lines.to_vec(),
            size,
            tight,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws dates from gaps, and checks what must never happen.
    fn check(gaps: &[f64], wide: f64) {
        let mut day = 0.0;
        let days: Vec<(f64, f64)> = gaps
            .iter()
            .map(|gap| {
                day += gap;
                (day, wide)
            })
            .collect();
        let today = Span {
            left: day + 4.0,
            right: day + 46.0,
        };
        let flags = flags(&days, day + 48.0, today);
        for (a, one) in flags.iter().enumerate() {
            assert!(one.tier > 0 || !one.span.meets(today, 0.0), "{days:?}");
            for (b, two) in flags.iter().enumerate() {
                if a == b {
                    continue;
                }
                assert!(
                    one.tier != two.tier || !one.span.meets(two.span, 0.0),
                    "{days:?} {flags:?}"
                );
                let crosses = one.tier > two.tier && two.span.holds(days[a].0);
                assert!(!crosses, "{days:?} {flags:?}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn no_dates_meet_and_no_line_crosses_a_date(
            gaps in proptest::collection::vec(8.0_f64..260.0, 0..9),
            wide in 80.0_f64..140.0,
        ) {
            check(&gaps, wide);
        }
    }

    #[test]
    fn of_two_dates_that_meet_the_earlier_stands_above() {
        let nothing = Span {
            left: 900.0,
            right: 940.0,
        };
        let placed = flags(
            &[(0.0, 100.0), (60.0, 100.0), (300.0, 100.0)],
            900.0,
            nothing,
        );
        let tiers: Vec<u8> = placed.iter().map(|f| f.tier).collect();
        assert_eq!(tiers, [1, 0, 0]);
    }

    #[test]
    fn a_narrow_bar_shortens_its_word() {
        let lines = |room| fitted(Fill::RequiresImprovement, room, room).map(|f| f.lines);
        assert_eq!(lines(200.0), Some(vec!["Requires improvement"]));
        assert_eq!(lines(110.0), Some(vec!["Requires", "improvement"]));
        assert_eq!(lines(76.0), Some(vec!["Req. imp."]));
        assert_eq!(lines(22.0), Some(vec!["RI"]));
        assert_eq!(lines(5.0), None);
    }
}
