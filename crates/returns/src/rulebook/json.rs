//! What was found, for other programs: names and order are promised.

use serde_json::{Value, json};

use super::{NotRun, Outcome};

impl Outcome {
    /// The outcome as JSON, of the return called so and the edition of its rules.
    #[must_use]
    pub fn json(&self, of: &str, edition: &str) -> Value {
        let reasons = |rules: &[NotRun]| -> Vec<Value> {
            let reason = |each: &NotRun| json!({"rule": each.rule, "why": each.why});
            rules.iter().map(reason).collect()
        };
        let findings: Vec<Value> = self
            .findings
            .iter()
            .map(|each| {
                json!({
                    "rule": each.rule,
                    "level": each.level.word(),
                    "child": each.child.as_str(),
                    "table": each.table,
                    "row": each.row,
                    "line": each.line,
                    "fields": each.columns.as_ref(),
                })
            })
            .collect();
        json!({
            "return": of,
            "year": self.year.0,
            "rulebook": edition,
            "as_at": self.today.to_string(),
            "rules_run": self.run.len(),
            "not_run": reasons(&self.not_run),
            "in_part": reasons(&self.in_part),
            "findings": findings,
        })
    }
}
