//! What the columns of somebody's plan mean, by what they are headed.

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    /// The number of the finding.
    Number,
    /// The finding's words.
    Finding,
    /// The objective.
    Objective,
    /// What is done.
    Action,
    /// How.
    How,
    /// Who answers for it.
    Owner,
    /// Who does it with the council.
    Partners,
    /// When it begins.
    Start,
    /// When it is due.
    Due,
    /// How it stands.
    Status,
    /// What was done so far.
    Progress,
    /// What will be different.
    Success,
    /// Measures.
    Measures,
    /// What it costs.
    Cost,
}

impl Means {
    /// What it says, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number of the finding",
            Self::Finding => "finding",
            Self::Objective => "objective",
            Self::Action => "action",
            Self::How => "how",
            Self::Owner => "owner",
            Self::Partners => "partners",
            Self::Start => "start",
            Self::Due => "due",
            Self::Status => "status",
            Self::Progress => "progress",
            Self::Success => "success",
            Self::Measures => "measures",
            Self::Cost => "cost",
        }
    }
}

/// Headings of columns by what they mean; a heading has one where a phrase is all of it or, failing that, a word in it.
/// Those of tracker sheets councils have published: What, Who, How, When, Success, Status, Outcome.
const HEADINGS: &[(Means, &[&str])] = &[
    (
        Means::Number,
        &[
            "ref",
            "ref no",
            "no",
            "number",
            "recommendation no",
            "rec",
            "id",
        ],
    ),
    (
        Means::Finding,
        &[
            "recommendation",
            "finding",
            "area for improvement",
            "improvement point",
            "what inspectors found",
            "ofsted recommendation",
            "ofsted finding",
            "issue",
        ],
    ),
    (
        Means::Objective,
        &["objective", "priority", "theme", "workstream", "aim"],
    ),
    (
        Means::Action,
        &[
            "action",
            "actions",
            "what",
            "task",
            "what we will do",
            "what will we do",
            "activity",
            "action required",
            "key action",
        ],
    ),
    (
        Means::How,
        &[
            "how",
            "how we will do it",
            "detail",
            "description",
            "steps",
            "milestones",
        ],
    ),
    (
        Means::Owner,
        &[
            "owner",
            "who",
            "lead",
            "lead officer",
            "responsible",
            "accountable",
            "by whom",
            "responsible officer",
            "action owner",
        ],
    ),
    (
        Means::Partners,
        &["partners", "with whom", "partner", "supported by"],
    ),
    (Means::Start, &["start", "start date", "from"]),
    (
        Means::Due,
        &[
            "due",
            "due date",
            "when",
            "by when",
            "deadline",
            "timescale",
            "target date",
            "completion date",
            "end date",
            "timeframe",
        ],
    ),
    (
        Means::Status,
        &[
            "status",
            "rag",
            "rag status",
            "rag rating",
            "brag",
            "state",
            "current status",
        ],
    ),
    (
        Means::Progress,
        &[
            "progress",
            "update",
            "comments",
            "latest update",
            "progress update",
            "commentary",
            "notes",
        ],
    ),
    (
        Means::Success,
        &[
            "success",
            "outcome",
            "impact",
            "success measure",
            "what difference",
            "what good looks like",
            "success criteria",
            "intended outcome",
            "expected impact",
            "what will be different",
        ],
    ),
    (
        Means::Measures,
        &[
            "measure",
            "measures",
            "kpi",
            "performance indicator",
            "indicator",
            "indicators",
        ],
    ),
    (Means::Cost, &["cost", "budget", "resources", "cost \u{a3}"]),
];

/// What the columns of a sheet mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// Each column as it is headed, and what it was taken to mean.
    pub(super) named: Vec<(String, Option<Means>)>,
    /// What is strange about them.
    pub(super) doubts: Vec<String>,
}

impl Columns {
    /// The columns of a heading; where a cell of it is empty, the one above it stands (a heading in two rows).
    pub(super) fn of(cells: &[String], above: &[String]) -> Self {
        let mut columns = Self::default();
        let width = cells.len().max(above.len());
        for at in 0..width {
            let own = cells.get(at).map_or("", |cell| cell.trim());
            let over = above.get(at).map_or("", |cell| cell.trim());
            let words = if own.is_empty() { over } else { own };
            let mut means = means(words);
            if let Some(meaning) = means
                && columns.has(meaning)
            {
                columns.doubts.push(format!(
                    "Two columns are headed as the {}: the first of them is read, \u{201c}{words}\u{201d} is not.",
                    meaning.name()
                ));
                means = None;
            } else if means.is_none() && !words.is_empty() {
                columns
                    .doubts
                    .push(format!("The column \u{201c}{words}\u{201d} is not read."));
            }
            columns.named.push((words.to_owned(), means));
        }
        columns
    }

    /// Whether a column means this.
    pub(super) fn has(&self, wanted: Means) -> bool {
        self.named.iter().any(|(_, means)| *means == Some(wanted))
    }

    /// What the columns that are read mean, in order.
    pub(super) fn read(&self) -> impl Iterator<Item = Means> {
        self.named.iter().filter_map(|(_, means)| *means)
    }

    /// How many columns mean something.
    pub(super) fn known(&self) -> usize {
        self.read().count()
    }

    /// What a row says in the column of a meaning.
    pub(super) fn said(&self, cells: &[String], wanted: Means) -> String {
        self.named
            .iter()
            .position(|(_, means)| *means == Some(wanted))
            .and_then(|at| cells.get(at))
            .map(|cell| cell.trim().to_owned())
            .unwrap_or_default()
    }

    /// Whether a row is the heading once more.
    pub(super) fn is_heading(&self, cells: &[String]) -> bool {
        let same = self
            .named
            .iter()
            .zip(cells)
            .filter(|((words, means), cell)| {
                means.is_some() && !words.is_empty() && words.eq_ignore_ascii_case(cell.trim())
            })
            .count();
        same >= 2 && same * 2 >= self.known()
    }
}

/// What a heading means; none where no heading is like it.
fn means(words: &str) -> Option<Means> {
    let plain = plain(words);
    if plain.is_empty() {
        return None;
    }
    let whole = HEADINGS
        .iter()
        .find(|(_, phrases)| phrases.contains(&plain.as_str()));
    let padded = format!(" {plain} ");
    // The longest phrase in a heading tells: "RAG status" is no action status of another kind.
    let part = || {
        HEADINGS
            .iter()
            .flat_map(|(means, phrases)| phrases.iter().map(move |phrase| (*means, *phrase)))
            .filter(|(_, phrase)| phrase.len() > 3 && padded.contains(&format!(" {phrase} ")))
            .max_by_key(|(_, phrase)| phrase.len())
            .map(|(means, _)| means)
    };
    whole.map(|(means, _)| *means).or_else(part)
}

/// A heading in lower case without marks.
fn plain(words: &str) -> String {
    let plain: String = words
        .to_lowercase()
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '\u{a3}' {
                c
            } else {
                ' '
            }
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
