//! From cues to a sentence's tone, in seven steps that `docs/tone.md` explains.

use std::sync::LazyLock;

use super::cues::{
    ASKS, CONCESSIONS, CONSEQUENCES, CONTINUATIONS, FACTS, FAULTS, GRANTS, MILD_PRAISES, NEGATIONS,
    NO_CUES, PRAISES, RELIEFS, TURNS,
};
use crate::phrases::{Found, Phrases};
use crate::record::Tone;

/// What a cue does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Praise,
    MildPraise,
    Fault,
    Negation,
    Relief,
    Turn,
    Grant,
    Concession,
    Consequence,
    Fact,
    Nothing,
}

struct Rules {
    phrases: Phrases,
    cues: Vec<Cue>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let lists: [(Cue, &[&'static str]); 11] = [
        (Cue::Nothing, NO_CUES),
        (Cue::Concession, CONCESSIONS),
        (Cue::Grant, GRANTS),
        (Cue::Turn, TURNS),
        (Cue::Fault, FAULTS),
        (Cue::Negation, NEGATIONS),
        (Cue::Relief, RELIEFS),
        (Cue::Fact, FACTS),
        (Cue::Praise, PRAISES),
        (Cue::MildPraise, MILD_PRAISES),
        (Cue::Consequence, CONSEQUENCES),
    ];
    let (cues, phrases): (Vec<Cue>, Vec<&str>) = lists
        .iter()
        .flat_map(|(cue, list)| list.iter().map(move |phrase| (*cue, *phrase)))
        .unzip();
    Rules {
        phrases: Phrases::new(phrases),
        cues,
    }
});

/// How many bytes may stand between a fault and the word that takes it away or negates it.
const NEAR: usize = 30;

/// A part of a sentence that is judged for itself.
#[derive(Debug, Clone, Copy, Default)]
struct Clause {
    praise: bool,
    fault: bool,
    mild: bool,
    /// Where the latest negation ends that has turned nothing yet.
    negated: Option<usize>,
    /// Where the latest word that takes a fault away ends.
    relieved: Option<usize>,
    /// Where the latest fault ends.
    fault_at: usize,
    /// Whether it is only granted, and ends at the next comma.
    granted: bool,
    concession: bool,
    consequence: bool,
}

/// The tone of a sentence; `before` is that of the sentence before it in the paragraph.
pub(super) fn of(sentence: &str, before: Tone) -> Tone {
    if begins_with(sentence, ASKS) {
        return Tone::Fault;
    }
    let found = cues(sentence);
    let fact = found.iter().any(|(_, cue)| *cue == Cue::Fact);
    let mut clauses: Vec<Clause> = Vec::new();
    let mut clause = Clause::default();
    let mut reached = 0;
    for (at, cue) in found {
        let between = sentence.get(reached..at.start).unwrap_or_default();
        reached = at.end;
        // After "While …" or "Despite …" the main clause begins at the comma.
        let main_clause = clause.granted && between.contains(',');
        let parts = between.contains(';') || between.contains(", and ") || main_clause;
        match cue {
            Cue::Turn | Cue::Grant | Cue::Concession => {
                clauses.push(std::mem::take(&mut clause));
                clause.granted = cue != Cue::Turn;
                clause.concession = cue == Cue::Concession;
                continue;
            }
            Cue::Consequence if between.trim_end().ends_with([',', ';']) => {
                clauses.push(std::mem::take(&mut clause));
                clause.consequence = true;
                continue;
            }
            Cue::Praise
            | Cue::MildPraise
            | Cue::Fault
            | Cue::Negation
            | Cue::Relief
            | Cue::Consequence
            | Cue::Fact
            | Cue::Nothing => {
                if parts {
                    clauses.push(std::mem::take(&mut clause));
                }
            }
        }
        clause.take(cue, at);
    }
    clauses.push(clause);
    let tone = together(&clauses, fact);
    if tone != Tone::Neutral {
        return tone;
    }
    carried_on(sentence, before)
}

impl Clause {
    fn take(&mut self, cue: Cue, at: Found) {
        let near = |end: usize| at.start.saturating_sub(end) <= NEAR;
        match cue {
            Cue::Fault if self.relieved.is_some_and(near) => self.praise = true,
            // "No delay". A negation further off speaks of something else, and stays.
            Cue::Fault if self.negated.is_some_and(near) => {
                self.negated = None;
                self.praise = true;
            }
            Cue::Fault => {
                self.fault = true;
                self.fault_at = at.end;
            }
            Cue::Praise | Cue::MildPraise if self.negated.is_some() => {
                self.negated = None;
                self.fault = true;
            }
            // What a fault says of something good is still a fault: "a lack of good plans".
            Cue::Praise if !self.fault => self.praise = true,
            Cue::MildPraise if !self.fault => self.mild = true,
            Cue::Negation => self.negated = Some(at.end),
            // "Delays are avoided": what takes the fault away comes after it.
            Cue::Relief if self.fault && near(self.fault_at) => {
                self.fault = false;
                self.praise = true;
            }
            Cue::Relief => self.relieved = Some(at.end),
            Cue::Praise
            | Cue::MildPraise
            | Cue::Turn
            | Cue::Grant
            | Cue::Concession
            | Cue::Consequence
            | Cue::Fact
            | Cue::Nothing => {}
        }
    }
}

/// The tone of the clauses together.
fn together(clauses: &[Clause], fact: bool) -> Tone {
    let (mut praise, mut fault) = (false, false);
    let mut before_was_fault = false;
    for clause in clauses {
        let is_fault = (clause.fault || clause.negated.is_some()) && !clause.concession;
        let is_praise = !clause.fault
            && clause.negated.is_none()
            && !(clause.consequence && before_was_fault)
            && (clause.praise || clause.relieved.is_some() || (clause.mild && !fact));
        praise |= is_praise;
        fault |= is_fault;
        before_was_fault = is_fault;
    }
    match (praise, fault) {
        (true, true) => Tone::Mixed,
        (true, false) => Tone::Praise,
        (false, true) => Tone::Fault,
        (false, false) => Tone::Neutral,
    }
}

/// A sentence without a cue that goes on with the one before has its tone; one that begins "However" has the other.
fn carried_on(sentence: &str, before: Tone) -> Tone {
    if begins_with(sentence, CONTINUATIONS) {
        return match before {
            Tone::Praise | Tone::Fault => before,
            Tone::Mixed | Tone::Neutral => Tone::Neutral,
        };
    }
    if begins_with(sentence, &["however"]) {
        return match before {
            Tone::Praise => Tone::Fault,
            Tone::Fault => Tone::Praise,
            Tone::Mixed | Tone::Neutral => Tone::Neutral,
        };
    }
    Tone::Neutral
}

/// Whether a sentence begins with one of some phrases, whatever its case.
fn begins_with(sentence: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        sentence
            .get(..phrase.len())
            .is_some_and(|opening| opening.eq_ignore_ascii_case(phrase))
    })
}

/// The cues of a sentence in order, none inside or across another.
fn cues(sentence: &str) -> Vec<(Found, Cue)> {
    let mut all: Vec<(Found, Cue)> = RULES
        .phrases
        .find(sentence)
        .into_iter()
        .filter_map(|found| Some((found, *RULES.cues.get(found.phrase)?)))
        .collect();
    all.sort_by_key(|(f, _)| (f.start, std::cmp::Reverse(f.end), f.phrase));
    let mut end = 0;
    all.retain(|(f, _)| {
        let free = f.start >= end;
        if free {
            end = f.end;
        }
        free
    });
    all
}

#[cfg(test)]
pub(super) fn ready() -> bool {
    RULES.phrases.ready()
}
