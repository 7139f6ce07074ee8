//! The texts in `reports/`: what their marks mean, laid out as a PDF, and what a reader should find.
//!
//! A text begins with lines `! name: value`: the file's name (`file`), what it is (`what`), what runs at the edges of
//! its pages (`foot`, its lines parted by ` / `; `head`; `sides: yes` for page numbers at alternate sides), facts of
//! the area (`fact NAME`) and every field a reader should find. Then, a line each:
//!
//! | Mark | Sets |
//! | --- | --- |
//! | `#`, `##`, `###` | a title, a heading, a smaller heading |
//! | `= heading \| grade` | a heading with its grade at the right, in a box; `[` and `]` go on with the box |
//! | `\| label \| grade`, `\|> …`, `\|= …` | a row of the table of judgements, one set in, a headline over the table |
//! | `_`, `_b`, `_:` | a line of its own, in bold, with a bold label |
//! | `7.` | a numbered paragraph |
//! | `-`, `--` | a bullet, a bullet under a bullet |
//! | `*7.`, `*` | an improvement point, numbered or with a bullet; bullets right below a point belong to it |
//! | `**`, `lscb` | a heading within the list of points; the points that follow are the safeguarding board's |
//! | `~` | a line of the contents: the page is found |
//! | `^1` | a note at the foot of the page; `^1` at the end of a heading or line points to it |
//! | `---` | a new page |
//!
//! Anything else is a paragraph.

use std::collections::BTreeMap;

use crate::Report;
use crate::paper::{Paper, Running, TEXT, raised};

/// What a reader should find in a report, in the words of `reports read --format csv`.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    /// Fields by name; a field that is not here should be empty.
    pub fields: BTreeMap<&'static str, &'static str>,
    /// Facts of the area by name, each as `Count(7)` or `Percent(7.0)`.
    pub facts: BTreeMap<&'static str, &'static str>,
    /// Improvement points in order.
    pub points: Vec<TruthPoint>,
    /// Numbered paragraphs in order.
    pub paragraphs: Vec<TruthParagraph>,
    /// Headings of the parts that tell of a judgement, without the grade.
    pub headings: Vec<&'static str>,
    /// How many pages.
    pub pages: usize,
}

/// A point a reader should find.
#[derive(Debug, Clone)]
pub struct TruthPoint {
    /// Whether it is the safeguarding board's.
    pub lscb: bool,
    /// The number printed before it.
    pub number: Option<u16>,
    /// The heading within the list it stands under.
    pub under: Option<&'static str>,
    /// The text, whole.
    pub text: String,
    /// The page it begins on.
    pub page: usize,
}

/// A numbered paragraph a reader should find.
#[derive(Debug, Clone)]
pub struct TruthParagraph {
    /// The number printed before it.
    pub number: u16,
    /// The text, whole.
    pub text: &'static str,
    /// The page it begins on.
    pub page: usize,
}

/// A text as a report.
pub(crate) fn laid_out(text: &'static str) -> Report {
    let mut fields = BTreeMap::new();
    let mut facts = BTreeMap::new();
    let mut body = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match line.strip_prefix("! ").and_then(|l| l.split_once(": ")) {
            Some((name, value)) => match name.strip_prefix("fact ") {
                Some(fact) => facts.insert(fact, value),
                None => fields.insert(name, value),
            },
            None => {
                body.push(line);
                None
            }
        };
    }
    let file_name = fields.remove("file").unwrap_or_default().to_owned();
    let what = fields.remove("what").unwrap_or_default();
    let running = Running {
        foot: fields
            .remove("foot")
            .into_iter()
            .flat_map(|foot| foot.split(" / "))
            .map(str::to_owned)
            .collect(),
        head: fields.remove("head").map(str::to_owned),
        sides: fields.remove("sides").is_some(),
    };
    let lay = |contents| {
        let mut setting = Setting::new(&file_name, running.clone(), contents);
        for line in &body {
            setting.line(line);
        }
        setting
    };
    // Once to find the pages of the contents, once with them.
    let done = lay(lay(BTreeMap::new()).begun);
    let mut truth = done.truth;
    truth.fields = fields;
    truth.facts = facts;
    truth.pages = done.paper.pages();
    Report {
        file_name,
        what,
        bytes: done.paper.written(true),
        truth: Some(truth),
    }
}

/// A text being set.
struct Setting {
    paper: Paper,
    truth: Truth,
    /// Pages of headings, as found by an earlier setting.
    contents: BTreeMap<&'static str, usize>,
    /// Pages of headings, as found by this one.
    begun: BTreeMap<&'static str, usize>,
    lscb: bool,
    under: Option<&'static str>,
    /// Whether the last line was a point or a bullet of one.
    in_point: bool,
    /// Whether the last line was a row of a table.
    in_table: bool,
}

impl Setting {
    fn new(title: &str, running: Running, contents: BTreeMap<&'static str, usize>) -> Self {
        Self {
            paper: Paper::new(title, running),
            truth: Truth::default(),
            contents,
            begun: BTreeMap::new(),
            lscb: false,
            under: None,
            in_point: false,
            in_table: false,
        }
    }

    fn line(&mut self, line: &'static str) {
        let (mark, words) = line.split_once(' ').unwrap_or((line, ""));
        let (left, right) = words.rsplit_once(" | ").unwrap_or((words, ""));
        let was_in_point = std::mem::take(&mut self.in_point);
        let is_row = mark.starts_with('|');
        if std::mem::replace(&mut self.in_table, is_row) != is_row {
            self.paper.table_edge();
        }
        match mark {
            "---" => self.paper.new_page(),
            "lscb" => self.lscb = true,
            "[" => self.paper.boxed(true),
            "]" => self.paper.boxed(false),
            "#" => self.paper.heading(words, 20.0, false),
            "##" => self.heading(words, 15.0),
            "###" => self.paper.heading(words, TEXT, true),
            "**" => {
                self.paper.heading(words, TEXT, true);
                self.under = Some(words.trim_end_matches(':'));
            }
            "=" => {
                self.paper.graded_heading(left, right);
                self.began(left);
                self.truth.headings.push(left);
            }
            "|" => self.paper.row(left, right, 0.0, is_whole_row(left)),
            "|>" => self.paper.row(left, right, 36.0, false),
            "|=" => self.paper.row(words, "", 0.0, true),
            "_" => self.paper.line(words, TEXT, false),
            "_b" => self.paper.line(words, 13.0, true),
            "_:" => {
                let at = words.find(": ").map_or(0, |colon| colon + 1);
                let (label, value) = words.split_at(at);
                self.paper.labelled(label, value.trim());
            }
            "~" => {
                let page = self.contents.get(words).copied();
                self.paper.entry(words, page);
            }
            "-" | "--" => {
                let (bullet, indent) = if mark == "-" {
                    ("•", 0.0)
                } else {
                    ("–", 26.0)
                };
                let indent = if was_in_point { 26.0 } else { indent };
                self.paper.paragraph(bullet, words, indent);
                if let (true, Some(point)) = (was_in_point, self.truth.points.last_mut()) {
                    point.text = format!("{} {bullet} {words}", point.text);
                    self.in_point = true;
                }
            }
            "*" => {
                let page = self.paper.paragraph("•", words, 0.0);
                self.point(None, words, page);
            }
            _ => match (
                mark.strip_prefix('^'),
                mark.strip_prefix('*').and_then(number),
                number(mark),
            ) {
                (Some(note), ..) => self.paper.note(note, words),
                (_, Some(printed), _) => {
                    let page = self.paper.paragraph(&format!("{printed}."), words, 0.0);
                    self.point(Some(printed), words, page);
                }
                (_, _, Some(printed)) => {
                    let page = self.paper.paragraph(mark, words, 0.0);
                    self.truth.paragraphs.push(TruthParagraph {
                        number: printed,
                        text: words,
                        page,
                    });
                }
                (None, None, None) => {
                    self.paper.paragraph("", line, 0.0);
                }
            },
        }
    }

    fn heading(&mut self, words: &'static str, size: f32) {
        self.paper.heading(words, size, true);
        self.began(raised(words).0);
        self.under = None;
        // "The experiences and progress of care leavers: good"
        if let Some((heading, _grade)) = words.split_once(": ") {
            self.truth.headings.push(heading);
        }
    }

    fn began(&mut self, heading: &'static str) {
        self.begun.entry(heading).or_insert(self.paper.pages());
    }

    fn point(&mut self, number: Option<u16>, words: &str, page: usize) {
        self.truth.points.push(TruthPoint {
            lscb: self.lscb,
            number,
            under: self.under,
            text: words.to_owned(),
            page,
        });
        self.in_point = true;
    }
}

/// Whether a row of a table is set in bold: its heading, and the numbered rows of the single framework.
fn is_whole_row(label: &str) -> bool {
    label == "Judgement" || label.starts_with(|c: char| c.is_ascii_digit())
}

/// The number of a mark such as `12.`.
fn number(mark: &str) -> Option<u16> {
    mark.strip_suffix('.')?.parse().ok()
}
