//! What the rules found in each load of a return, by marks that say nothing of a child; and why a finding stands and is
//! right.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::reports::strange;
use crate::seal::Cell;
use crate::{Error, Store};

/// What was found in one load of a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnFindings {
    /// The load.
    pub load: String,
    /// Its source.
    pub source: String,
    /// The day it was judged by.
    pub judged_on: Date,
    /// The collection year.
    pub year: i16,
    /// How many were found, in the words of whoever keeps them.
    pub counts: String,
    /// The marks, likewise; empty where only counts were asked for.
    pub marks: Vec<u8>,
    /// Which way the marks are made: those of another way say nothing of these.
    pub marked: i64,
}

/// Whether a finding is explained from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExplanationKind {
    /// It stands, and is right.
    Given,
    /// What was said of it before no longer holds.
    TakenBack,
}

impl ExplanationKind {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::TakenBack => "taken_back",
        }
    }

    fn of(word: &str) -> Option<Self> {
        [Self::Given, Self::TakenBack]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// Why a finding stands and is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Its identifier; empty before it is kept.
    pub id: String,
    /// The return.
    pub source: String,
    /// The mark of its row: what is said holds as long as this is the same.
    pub mark: String,
    /// The mark of the finding; empty where it was explained before rows were told apart, and then it holds for nothing.
    pub finding: String,
    /// The rule.
    pub rule: String,
    /// Whether it holds or was taken back.
    pub kind: ExplanationKind,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// The words.
    pub words: String,
}

impl Store {
    /// Keeps what was found in a load. What was kept of it before stays, unless its marks are made an earlier way: says
    /// whether anything was written.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_return_findings(&self, found: &ReturnFindings) -> Result<bool, Error> {
        let mut writing = self.begin().await?;
        let new = sqlx::query(
            "insert into return_findings (load, source, judged_on, year, counts, marks, marked) \
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (load) do update set judged_on = excluded.judged_on, \
             year = excluded.year, counts = excluded.counts, marks = excluded.marks, marked = excluded.marked \
             where return_findings.marked < excluded.marked",
        )
        .bind(&found.load)
        .bind(&found.source)
        .bind(found.judged_on.to_string())
        .bind(i64::from(found.year))
        .bind(&found.counts)
        .bind(crate::loads::pack(&found.marks)?)
        .bind(found.marked)
        .execute(writing.connection()?)
        .await?
        .rows_affected();
        writing.commit().await?;
        Ok(new > 0)
    }

    /// What was found in every load of a return, oldest first, without the marks.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn return_findings(&self, source: &str) -> Result<Vec<ReturnFindings>, Error> {
        sqlx::query(
            "select load, source, judged_on, year, counts, marked from return_findings where source = $1 order by load",
        )
        .bind(source)
        .fetch_all(&self.pool)
        .await?
        .iter()
        .map(|row| findings_of(row, Vec::new()))
        .collect()
    }

    /// What was found in the newest load of a return up to this one whose marks are made this way, with the marks.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn return_findings_up_to(
        &self,
        source: &str,
        load: &str,
        marked: i64,
    ) -> Result<Option<ReturnFindings>, Error> {
        let row = sqlx::query(
            "select load, source, judged_on, year, counts, marks, marked from return_findings \
             where source = $1 and load <= $2 and marked = $3 order by load desc limit 1",
        )
        .bind(source)
        .bind(load)
        .bind(marked)
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let packed: Vec<u8> = row.try_get("marks")?;
        Ok(Some(findings_of(&row, crate::loads::unpack(&packed)?)?))
    }

    /// Keeps why a finding stands, or that what was said of it no longer holds.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_explanation(&self, said: &Explanation) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        let id = Uuid::now_v7().to_string();
        let words = sealer.text(words_cell(&id), &said.words)?;
        sqlx::query(
            "insert into finding_explanations (id, source, mark, finding, rule, kind, done_at, done_by, words) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&id)
        .bind(&said.source)
        .bind(&said.mark)
        .bind(&said.finding)
        .bind(&said.rule)
        .bind(said.kind.word())
        .bind(said.at.to_string())
        .bind(&said.by)
        .bind(words)
        .execute(writing.connection()?)
        .await?;
        writing.commit().await
    }

    /// The marks of the rows of a return's findings that are explained now.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn explained(&self, source: &str) -> Result<Vec<String>, Error> {
        let rows = sqlx::query(
            "select mark, kind from finding_explanations where source = $1 order by id",
        )
        .bind(source)
        .fetch_all(&self.pool)
        .await?;
        let mut newest: BTreeMap<String, bool> = BTreeMap::new();
        for row in &rows {
            let kind: String = row.try_get("kind")?;
            newest.insert(row.try_get("mark")?, kind == ExplanationKind::Given.word());
        }
        Ok(newest
            .into_iter()
            .filter(|(_, given)| *given)
            .map(|(mark, _)| mark)
            .collect())
    }

    /// Everything said of the findings of a return, or of one of them whatever its row said then, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn explanations(
        &self,
        source: &str,
        finding: Option<&str>,
    ) -> Result<Vec<Explanation>, Error> {
        let rows = sqlx::query(
            "select id, source, mark, finding, rule, kind, done_at, done_by, words from finding_explanations \
             where source = $1 and ($2 = '' or finding = $2) order by id",
        )
        .bind(source)
        .bind(finding.unwrap_or_default())
        .fetch_all(&self.pool)
        .await?;
        let mut said = Vec::with_capacity(rows.len());
        for row in &rows {
            let id: String = row.try_get("id")?;
            let words: String = row.try_get("words")?;
            let kind: String = row.try_get("kind")?;
            let at: String = row.try_get("done_at")?;
            said.push(Explanation {
                words: self.open_text(words_cell(&id), &words).await?,
                id,
                source: row.try_get("source")?,
                mark: row.try_get("mark")?,
                finding: row.try_get("finding")?,
                rule: row.try_get("rule")?,
                kind: ExplanationKind::of(&kind)
                    .ok_or_else(|| strange("an explanation of a finding", &kind))?,
                at: at
                    .parse()
                    .map_err(|e| strange("the moment of an explanation", &e))?,
                by: row.try_get("done_by")?,
            });
        }
        Ok(said)
    }
}

/// Where the words of an explanation belong.
fn words_cell(id: &str) -> Cell<'_> {
    Cell {
        table: "finding_explanations",
        row: id,
        column: "words",
    }
}

fn findings_of(row: &AnyRow, marks: Vec<u8>) -> Result<ReturnFindings, Error> {
    let judged_on: String = row.try_get("judged_on")?;
    let year: i64 = row.try_get("year")?;
    Ok(ReturnFindings {
        load: row.try_get("load")?,
        source: row.try_get("source")?,
        judged_on: judged_on
            .parse()
            .map_err(|e| strange("the day a return was judged by", &e))?,
        year: i16::try_from(year).map_err(|e| strange("the year of a return", &e))?,
        counts: row.try_get("counts")?,
        marks,
        marked: row.try_get("marked")?,
    })
}
