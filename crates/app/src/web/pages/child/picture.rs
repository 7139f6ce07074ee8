//! A child's life with the service as one picture.

use charts::accessible::Words;
use charts::life::{self, Bar, Lane, Life, Mark, Sort};
use children::codes::Code as _;
use children::history::{Role, Spell};
use children::service::Fact;
use children::{Day, History, Origin};
use maud::Markup;

use crate::records::Look;
use crate::web::origins;
use crate::web::words::children as said;

/// The picture, with its table.
pub(super) fn draw(records: &Look, history: &History) -> Markup {
    let lanes = Drawn { records, history };
    let life = Life {
        lanes: vec![
            lanes.early_help(),
            lanes.need(),
            lanes.protection(),
            lanes.care(),
            lanes.homes(),
            lanes.visits(),
            lanes.missing(),
            lanes.workers(),
        ],
        today: records.as_at.date(),
    };
    let sentence = sentence(records, history);
    life::draw(
        &life,
        &Words::new("life", "Their life with the service", sentence),
    )
}

fn sentence(records: &Look, history: &History) -> String {
    let first = (history.contacts.iter().filter_map(|each| each.on))
        .chain(history.referrals.iter().filter_map(|each| each.spell.from))
        .chain(history.early_help.iter().filter_map(|each| each.spell.from))
        .min();
    let workers = first.map_or(0, |first| {
        history.case_workers_between(first, records.as_at)
    });
    let known = first.map_or_else(
        || "When they first came to notice is not recorded.".to_owned(),
        |first| format!("Known since {}.", said::on(first)),
    );
    let homes = history
        .care_on(records.as_at)
        .and_then(|(care, period)| Some((care, period.spell.from?)));
    let homes = homes.map_or_else(String::new, |(care, since)| {
        format!(
            " {} since coming into care.",
            crate::web::words::count(
                care.homes_between(since, records.as_at) as usize,
                "home",
                "homes"
            )
        )
    });
    format!(
        "{known} {} so far.{homes}",
        crate::web::words::capital(&crate::web::words::count(
            workers as usize,
            "case worker",
            "case workers"
        ))
    )
}

struct Drawn<'a> {
    records: &'a Look,
    history: &'a History,
}

impl Drawn<'_> {
    fn bar(&self, spell: Spell, label: impl Into<String>, kind: life::Kind, at: Origin) -> Bar {
        Bar {
            from: spell.from.map(Day::date),
            to: spell.to.map(Day::date),
            label: label.into(),
            kind,
            conflict: None,
            source: origins::words(self.records, at),
            href: origins::line(self.records, Some(at)),
        }
    }

    fn mark(
        &self,
        on: Option<Day>,
        label: impl Into<String>,
        kind: Sort,
        at: Origin,
    ) -> Option<Mark> {
        // What is planned for after the day of the data did not happen.
        let on = on.filter(|on| *on <= self.records.as_at)?;
        Some(Mark {
            on: on.date(),
            label: label.into(),
            kind,
            conflict: None,
            source: origins::words(self.records, at),
            href: origins::line(self.records, Some(at)),
        })
    }

    fn lane(&self, label: &str, fact: Fact, bars: Vec<Bar>, marks: Vec<Mark>) -> Lane {
        let empty = if self.records.sources().has(fact) {
            "none recorded"
        } else {
            "not supplied"
        };
        Lane {
            label: label.to_owned(),
            bars,
            marks,
            empty: empty.to_owned(),
        }
    }

    fn early_help(&self) -> Lane {
        let bars = self
            .history
            .early_help
            .iter()
            .map(|each| self.bar(each.spell, "Early help", life::Kind::Help, each.at))
            .collect();
        self.lane("Early help", Fact::EarlyHelp, bars, Vec::new())
    }

    fn need(&self) -> Lane {
        let bars = self
            .history
            .referrals
            .iter()
            .map(|each| self.bar(each.spell, "Open", life::Kind::Need, each.at))
            .collect();
        let marks = self
            .history
            .contacts
            .iter()
            .filter_map(|each| self.mark(each.on, "Contact", Sort::Contact, each.at))
            .collect();
        self.lane("Child in need", Fact::Referrals, bars, marks)
    }

    fn protection(&self) -> Lane {
        let history = self.history;
        let label = |category: Option<children::codes::PlanCategory>| {
            category.map_or("Plan", |category| category.label())
        };
        let bars = history
            .plans
            .iter()
            .map(|each| {
                self.bar(
                    each.spell,
                    label(each.latest_category.or(each.first_category)),
                    life::Kind::Protection,
                    each.at,
                )
            })
            .collect();
        let first = history
            .conferences
            .iter()
            .filter_map(|each| self.mark(each.held, "Initial conference", Sort::Review, each.at));
        let reviews = history
            .plan_reviews
            .iter()
            .filter_map(|each| self.mark(each.held, "Review conference", Sort::Review, each.at));
        self.lane(
            "Protection plan",
            Fact::Plans,
            bars,
            first.chain(reviews).collect(),
        )
    }

    fn care(&self) -> Lane {
        let (mut bars, mut marks) = (Vec::new(), Vec::new());
        if let Some(care) = self.history.care.as_deref() {
            bars.extend(
                care.periods
                    .iter()
                    .map(|each| self.bar(each.spell, "In care", life::Kind::Care, each.at)),
            );
            marks.extend(care.reviews.iter().filter_map(|each| {
                self.mark(each.held, "Looked after review", Sort::Review, each.at)
            }));
        }
        self.lane("In care", Fact::CareEpisodes, bars, marks)
    }

    fn homes(&self) -> Lane {
        let homes = self.history.care.as_deref().map(|care| &care.placements);
        let bars = homes
            .into_iter()
            .flatten()
            .map(|each| {
                self.bar(
                    each.spell,
                    each.kind.map_or("Home", |kind| kind.label()),
                    life::Kind::Home,
                    each.at,
                )
            })
            .collect();
        self.lane("Homes", Fact::Placements, bars, Vec::new())
    }

    fn visits(&self) -> Lane {
        let seen = |seen: Option<bool>| match seen {
            Some(true) => "Visit, seen",
            Some(false) => "Visit, not seen",
            None => "Visit",
        };
        let marks = self
            .history
            .visits
            .iter()
            .filter_map(|each| self.mark(each.on, seen(each.seen), Sort::Visit, each.at))
            .collect();
        self.lane("Visits", Fact::NeedVisits, Vec::new(), marks)
    }

    fn missing(&self) -> Lane {
        let marks = self
            .history
            .missing
            .iter()
            .filter_map(|each| self.mark(each.spell.from, "Missing", Sort::Missing, each.at))
            .collect();
        self.lane("Missing", Fact::Missing, Vec::new(), marks)
    }

    fn workers(&self) -> Lane {
        let held = self
            .history
            .involvements
            .iter()
            .filter(|each| each.role == Role::CaseWorker);
        let bars = held
            .map(|each| match each.worker {
                Some(worker) => self.bar(
                    each.spell,
                    self.records.worker_name(worker),
                    life::Kind::Worker,
                    each.at,
                ),
                None => self.bar(each.spell, "nobody", life::Kind::Nobody, each.at),
            })
            .collect();
        self.lane("Worker", Fact::Involvements, bars, Vec::new())
    }
}
