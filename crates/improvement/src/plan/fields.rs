//! What is written of an action, field by field: which differ between two versions, and how each reads.

use jiff::civil::Date;

use super::ActionWords;

/// A field of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What is done, in a line.
    Title,
    /// How.
    How,
    /// The objective it serves.
    Objective,
    /// The findings it answers.
    Answers,
    /// Who answers for it.
    Owner,
    /// Who does it with the council.
    Partners,
    /// When it begins.
    Start,
    /// When it is due.
    Due,
    /// What it waits for.
    DependsOn,
    /// What it costs.
    Cost,
    /// The measures that will show it.
    Measures,
    /// The audit questions that will test it.
    Questions,
    /// What will be different when it worked.
    Success,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 13] = [
        Self::Title,
        Self::Answers,
        Self::Objective,
        Self::How,
        Self::Success,
        Self::Owner,
        Self::Partners,
        Self::Start,
        Self::Due,
        Self::DependsOn,
        Self::Cost,
        Self::Measures,
        Self::Questions,
    ];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::How => "how",
            Self::Objective => "objective",
            Self::Answers => "answers",
            Self::Owner => "owner",
            Self::Partners => "partners",
            Self::Start => "start",
            Self::Due => "due",
            Self::DependsOn => "depends_on",
            Self::Cost => "cost",
            Self::Measures => "measures",
            Self::Questions => "questions",
            Self::Success => "success",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "Action",
            Self::How => "How",
            Self::Objective => "Objective",
            Self::Answers => "Findings answered",
            Self::Owner => "Owner",
            Self::Partners => "Partners",
            Self::Start => "Begins",
            Self::Due => "Due",
            Self::DependsOn => "Waits for",
            Self::Cost => "Cost",
            Self::Measures => "Measures",
            Self::Questions => "Audit questions",
            Self::Success => "What will be different",
        }
    }
}

/// A field in which two versions of an action differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs {
    /// The field.
    pub field: Field,
    /// How it read.
    pub was: String,
    /// How it reads.
    pub now: String,
}

impl ActionWords {
    /// How a field reads: lists with commas, days and pounds in words, nothing where nothing is written.
    #[must_use]
    pub fn read(&self, field: Field) -> String {
        match field {
            Field::Title => self.title.clone(),
            Field::How => self.how.clone(),
            Field::Objective => self.objective.clone(),
            Field::Answers => self.answers.join(", "),
            Field::Owner => self.owner.clone(),
            Field::Partners => self.partners.join(", "),
            Field::Start => self.start.map(day_in_words).unwrap_or_default(),
            Field::Due => self.due.map(day_in_words).unwrap_or_default(),
            Field::DependsOn => self.depends_on.join(", "),
            Field::Cost => self.cost_pence.map(pounds).unwrap_or_default(),
            Field::Measures => self.measures.join(", "),
            Field::Questions => self.questions.join(", "),
            Field::Success => self.success.clone(),
        }
    }

    /// The fields in which it differs from what was written before.
    #[must_use]
    pub fn differs_from(&self, before: &Self) -> Vec<Differs> {
        Field::ALL
            .into_iter()
            .filter_map(|field| {
                let (was, now) = (before.read(field), self.read(field));
                (was != now).then_some(Differs { field, was, now })
            })
            .collect()
    }
}

/// A day as people read it: "31 March 2026".
pub(crate) fn day_in_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// Pence as pounds: "£12,500" or "£0.50".
#[must_use]
pub fn pounds(pence: i64) -> String {
    let (sign, pence) = (if pence < 0 { "-" } else { "" }, pence.unsigned_abs());
    let (whole, part) = (pence / 100, pence % 100);
    let digits = whole.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if part == 0 {
        format!("{sign}£{grouped}")
    } else {
        format!("{sign}£{grouped}.{part:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn pounds_read_as_people_write_them() {
        for (pence, said) in [
            (0, "£0"),
            (50, "£0.50"),
            (1_250_000, "£12,500"),
            (123_456_789, "£1,234,567.89"),
            (-1_000, "-£10"),
        ] {
            assert_eq!(pounds(pence), said);
        }
    }

    #[test]
    fn only_the_fields_that_differ_are_told_each_as_it_read_and_reads() {
        let before = ActionWords {
            title: "Offer interviews".to_owned(),
            due: Some(date(2026, 3, 31)),
            answers: vec!["f1".to_owned()],
            ..ActionWords::default()
        };
        let now = ActionWords {
            due: Some(date(2026, 4, 1)),
            answers: vec!["f1".to_owned(), "f2".to_owned()],
            cost_pence: Some(100_000),
            ..before.clone()
        };
        let told: Vec<_> = now
            .differs_from(&before)
            .into_iter()
            .map(|each| (each.field, each.was, each.now))
            .collect();
        let text = |text: &str| text.to_owned();
        assert_eq!(
            told,
            [
                (Field::Answers, text("f1"), text("f1, f2")),
                (Field::Due, text("31 March 2026"), text("1 April 2026")),
                (Field::Cost, text(""), text("£1,000")),
            ]
        );
        assert_eq!(now.differs_from(&now), []);
    }
}
