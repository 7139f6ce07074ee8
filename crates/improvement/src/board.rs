//! The improvement board: members with an independent chair, meetings, decisions, risks, papers.

mod agenda;
mod exceptions;
mod meeting;
mod member;
mod minuted;
mod paper;
mod risk;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use agenda::{AgendaItem, Part, agenda};
pub use exceptions::{Exception, Judged, One, Sort, exceptions};
pub use meeting::{Approved, Attendance, Meeting, MeetingState, MeetingWords, Minutes, Reworded};
pub use member::{Member, MemberWords};
pub use minuted::{Decision, DecisionWords, Minuted, MinutedWords, Progress};
pub use paper::{Audience, Classification, Paper, PaperWords};
pub use risk::{Escalated, Escalation, Impact, Likelihood, Risk, RiskKind, RiskWords};

/// What can change about the board. Whole words are kept, so that nothing has to be worked out to show a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A member joined, or what is known of one was put right.
    MemberWritten {
        /// Its id, for example `b1`.
        id: String,
        /// What is written of the member.
        member: MemberWords,
    },
    /// A meeting was set, or moved.
    MeetingSet {
        /// Its id, for example `m1`.
        id: String,
        /// When and where.
        meeting: MeetingWords,
    },
    /// A meeting will not be held; the change's reason says why.
    MeetingCancelled {
        /// Its id.
        id: String,
    },
    /// A meeting was held: who was there.
    MeetingHeld {
        /// Its id.
        id: String,
        /// Who was there and who sent apologies.
        attendance: Attendance,
    },
    /// The agenda of a meeting was written: all of it, in its order.
    AgendaWritten {
        /// The meeting.
        meeting: String,
        /// Its items, in order.
        items: Vec<AgendaItem>,
    },
    /// A paper was laid before a meeting.
    PaperIssued {
        /// The meeting.
        meeting: String,
        /// What it is. Its document is kept by the store.
        paper: PaperWords,
    },
    /// A paper was taken back; the change's reason says why.
    PaperWithdrawn {
        /// The meeting.
        meeting: String,
        /// Its document.
        file: String,
    },
    /// The minutes of a meeting were written, or put right.
    MinutesWritten {
        /// The meeting.
        meeting: String,
        /// What was said.
        words: String,
    },
    /// The minutes of a meeting were approved.
    MinutesApproved {
        /// The meeting they are of.
        meeting: String,
        /// The later meeting that approved them.
        at: String,
        /// The member who took the chair there.
        chair: String,
    },
    /// The board decided something, or the words of a decision were put right.
    DecisionMinuted {
        /// Its id, for example `d1`.
        id: String,
        /// What was decided.
        decision: DecisionWords,
    },
    /// The board asked for something to be done, or its words were put right.
    ActionMinuted {
        /// Its id, for example `t1`.
        id: String,
        /// What, by whom, by when.
        action: MinutedWords,
    },
    /// What was asked for was done, or is not wanted any more, or is open again.
    ActionFollowed {
        /// Its id.
        id: String,
        /// How far it is.
        progress: Progress,
        /// The day.
        on: Date,
    },
    /// A risk or an exception was written into the log, or changed.
    RiskWritten {
        /// Its id, for example `k1`.
        id: String,
        /// What is written of it.
        risk: RiskWords,
    },
    /// A risk was put before somebody above the board.
    RiskEscalated {
        /// Its id.
        id: String,
        /// Before whom.
        to: Escalated,
        /// The day.
        on: Date,
    },
    /// An escalated risk is the board's own again; the change's reason says what came of it.
    EscalationEnded {
        /// Its id.
        id: String,
        /// The day.
        on: Date,
    },
    /// A risk is no risk any more; the change's reason says why.
    RiskClosed {
        /// Its id.
        id: String,
        /// The day.
        on: Date,
    },
    /// A closed risk is one again.
    RiskReopened {
        /// Its id.
        id: String,
    },
}

impl Change {
    /// What it is about: see [`crate::What::subject`].
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::MemberWritten { id, .. } => format!("member:{id}"),
            Self::MeetingSet { id, .. }
            | Self::MeetingCancelled { id }
            | Self::MeetingHeld { id, .. } => format!("meeting:{id}"),
            Self::AgendaWritten { meeting, .. } => format!("agenda:{meeting}"),
            Self::PaperIssued { meeting, paper } => format!("paper:{meeting}:{}", paper.file),
            Self::PaperWithdrawn { meeting, file } => format!("paper:{meeting}:{file}"),
            Self::MinutesWritten { meeting, .. } | Self::MinutesApproved { meeting, .. } => {
                format!("minutes:{meeting}")
            }
            Self::DecisionMinuted { id, .. } => format!("decision:{id}"),
            Self::ActionMinuted { id, .. } | Self::ActionFollowed { id, .. } => {
                format!("minuted:{id}")
            }
            Self::RiskWritten { id, .. }
            | Self::RiskEscalated { id, .. }
            | Self::EscalationEnded { id, .. }
            | Self::RiskClosed { id, .. }
            | Self::RiskReopened { id } => format!("risk:{id}"),
        }
    }
}

/// The board at a moment.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// Members in the order they were written, those who have left among them.
    pub members: Vec<Member>,
    /// Meetings by day, those that were cancelled among them.
    pub meetings: Vec<Meeting>,
    /// Decisions in the order they were minuted.
    pub decisions: Vec<Decision>,
    /// Minuted actions in the order they were minuted.
    pub minuted: Vec<Minuted>,
    /// Risks and exceptions in the order they were written.
    pub risks: Vec<Risk>,
}

impl Board {
    /// A member.
    #[must_use]
    pub fn member(&self, id: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    /// Members on a day.
    pub fn members_on(&self, day: Date) -> impl Iterator<Item = &Member> {
        self.members
            .iter()
            .filter(move |member| member.is_member_on(day))
    }

    /// Independent chairs on a day: one, where the membership is as it should be.
    pub fn chairs_on(&self, day: Date) -> impl Iterator<Item = &Member> {
        self.members_on(day).filter(|member| member.words.chair)
    }

    /// A meeting.
    #[must_use]
    pub fn meeting(&self, id: &str) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.id == id)
    }

    /// The next meeting that is set, from a day on.
    #[must_use]
    pub fn next(&self, today: Date) -> Option<&Meeting> {
        self.meetings
            .iter()
            .find(|meeting| meeting.state == MeetingState::Set && meeting.on >= today)
    }

    /// The last meeting held before a day.
    #[must_use]
    pub fn last_held(&self, before: Date) -> Option<&Meeting> {
        let mut held = self.meetings.iter().rev();
        held.find(|meeting| meeting.state == MeetingState::Held && meeting.on < before)
    }

    /// Other meetings of the same day that are not cancelled.
    pub fn same_day<'b>(&'b self, meeting: &'b Meeting) -> impl Iterator<Item = &'b Meeting> {
        self.on_day(meeting.on, &meeting.id)
    }

    /// Meetings of a day that are not cancelled, but one, by its id.
    pub fn on_day<'b>(&'b self, on: Date, but: &'b str) -> impl Iterator<Item = &'b Meeting> {
        self.meetings.iter().filter(move |meeting| {
            meeting.id != but && meeting.on == on && meeting.state != MeetingState::Cancelled
        })
    }

    /// What tells a meeting from the others of its day: its time and place, and its id where these do not; none where it
    /// is alone.
    #[must_use]
    pub fn told_apart(&self, meeting: &Meeting) -> Option<String> {
        let when = |each: &Meeting| -> Vec<String> {
            [&each.begins, &each.place]
                .into_iter()
                .filter(|part| !part.is_empty())
                .cloned()
                .collect()
        };
        let others: Vec<Vec<String>> = self.same_day(meeting).map(when).collect();
        let mut parts = when(meeting);
        if parts.is_empty() || others.contains(&parts) {
            parts.push(format!("meeting {}", meeting.id));
        }
        (!others.is_empty()).then(|| parts.join(", "))
    }

    /// What anybody may read of what was decided at meetings that were held, the newest first.
    pub fn public_decisions(&self) -> impl Iterator<Item = (&Meeting, &Decision)> {
        let mut decided: Vec<(&Meeting, &Decision)> = self
            .decisions
            .iter()
            .filter(|decision| decision.words.public)
            .filter_map(|decision| Some((self.meeting(&decision.words.meeting)?, decision)))
            .filter(|(meeting, _)| meeting.state == MeetingState::Held)
            .collect();
        decided.sort_by_key(|(meeting, _)| std::cmp::Reverse(meeting.on));
        decided.into_iter()
    }

    /// Minuted actions that wait to be done.
    pub fn open_actions(&self) -> impl Iterator<Item = &Minuted> {
        self.minuted.iter().filter(|action| action.is_open())
    }

    /// Risks that are open, those escalated first, then the gravest.
    #[must_use]
    pub fn open_risks(&self) -> Vec<&Risk> {
        let mut open: Vec<&Risk> = self.risks.iter().filter(|risk| risk.is_open()).collect();
        open.sort_by_key(|risk| {
            (
                risk.escalated_now().is_none(),
                std::cmp::Reverse((risk.words.impact, risk.words.likelihood)),
            )
        });
        open
    }

    /// Meetings at which one of these subjects (`finding:f1`, `action:a2`) stood on the agenda or was decided on, by day.
    #[must_use]
    pub fn meetings_about(&self, subjects: &[String]) -> Vec<&Meeting> {
        self.meetings
            .iter()
            .filter(|meeting| meeting.state != MeetingState::Cancelled)
            .filter(|meeting| {
                let on_agenda = meeting
                    .agenda
                    .iter()
                    .any(|item| item.about.iter().any(|each| subjects.contains(each)));
                on_agenda
                    || self.decisions.iter().any(|decision| {
                        decision.words.meeting == meeting.id
                            && decision
                                .words
                                .about
                                .iter()
                                .any(|each| subjects.contains(each))
                    })
            })
            .collect()
    }

    /// The id of the next member, meeting, decision, minuted action or risk, by its letter (`b`, `m`, `d`, `t`, `k`).
    #[must_use]
    pub fn next_id(&self, letter: char) -> String {
        let ids: Vec<&str> = match letter {
            'b' => self.members.iter().map(|each| each.id.as_str()).collect(),
            'm' => self.meetings.iter().map(|each| each.id.as_str()).collect(),
            'd' => self.decisions.iter().map(|each| each.id.as_str()).collect(),
            't' => self.minuted.iter().map(|each| each.id.as_str()).collect(),
            _ => self.risks.iter().map(|each| each.id.as_str()).collect(),
        };
        let number = |id: &str| id.strip_prefix(letter).and_then(|n| n.parse::<u32>().ok());
        let last = ids.into_iter().filter_map(number).max().unwrap_or(0);
        format!("{letter}{}", last.saturating_add(1))
    }

    /// Adds a change; a sentence where it fits nothing.
    pub(crate) fn apply(&mut self, change: &crate::Change, what: &Change) -> Result<(), String> {
        match what {
            Change::MemberWritten { id, member } => {
                match self.members.iter_mut().find(|each| each.id == *id) {
                    Some(kept) => kept.words.clone_from(member),
                    None => self.members.push(Member {
                        id: id.clone(),
                        words: member.clone(),
                    }),
                }
                Ok(())
            }
            Change::MeetingSet { id, meeting } => {
                match self.meetings.iter_mut().find(|each| each.id == *id) {
                    Some(kept) => kept.move_to(meeting, change),
                    None => self.meetings.push(Meeting::new(id, meeting, change)),
                }
                self.meetings
                    .sort_by(|a, b| (a.on, &a.begins).cmp(&(b.on, &b.begins)));
                Ok(())
            }
            Change::MeetingCancelled { id } => self.with_meeting(id, |meeting| {
                meeting.state = MeetingState::Cancelled;
                meeting.cancelled_because.clone_from(&change.why);
                meeting.changed = change.at;
            }),
            Change::MeetingHeld { id, attendance } => self.with_meeting(id, |meeting| {
                meeting.state = MeetingState::Held;
                meeting.attendance.clone_from(attendance);
                meeting.changed = change.at;
            }),
            Change::AgendaWritten { meeting, items } => {
                self.with_meeting(meeting, |kept| kept.agenda.clone_from(items))
            }
            Change::PaperIssued { meeting, paper } => {
                self.with_meeting(meeting, |kept| kept.papers.push(Paper::new(paper, change)))
            }
            Change::PaperWithdrawn { meeting, file } => self.with_meeting(meeting, |kept| {
                let mut in_force = kept.papers.iter_mut();
                if let Some(paper) =
                    in_force.find(|each| each.words.file == *file && each.withdrawn.is_none())
                {
                    paper.withdrawn = Some((change.at, change.by.clone(), change.why.clone()));
                }
            }),
            Change::MinutesWritten { meeting, words } => {
                self.with_meeting(meeting, |kept| kept.minutes.write(words, change))
            }
            Change::MinutesApproved { meeting, at, chair } => {
                let on = self.meeting(at).map(|meeting| meeting.on);
                let Some(on) = on else {
                    return Err("minutes were approved at a meeting that is not known".to_owned());
                };
                self.with_meeting(meeting, |kept| {
                    kept.minutes.approve(on, at, chair, change);
                })
            }
            Change::DecisionMinuted { id, decision } => {
                match self.decisions.iter_mut().find(|each| each.id == *id) {
                    Some(kept) => kept.put_right(decision, change),
                    None => self.decisions.push(Decision::new(id, decision)),
                }
                Ok(())
            }
            Change::ActionMinuted { id, action } => {
                match self.minuted.iter_mut().find(|each| each.id == *id) {
                    Some(kept) => kept.put_right(action, change),
                    None => self.minuted.push(Minuted::new(id, action)),
                }
                Ok(())
            }
            Change::ActionFollowed { id, progress, on } => {
                match self.minuted.iter_mut().find(|each| each.id == *id) {
                    Some(kept) => {
                        kept.follow(*progress, *on, change);
                        Ok(())
                    }
                    None => Err("a minuted action was followed that is not known".to_owned()),
                }
            }
            Change::RiskWritten { id, risk } => {
                match self.risks.iter_mut().find(|each| each.id == *id) {
                    Some(kept) => kept.write(risk, change),
                    None => self.risks.push(Risk::new(id, risk, change)),
                }
                Ok(())
            }
            Change::RiskEscalated { id, to, on } => self.with_risk(id, |risk| {
                risk.escalate(*to, *on, change);
            }),
            Change::EscalationEnded { id, on } => self.with_risk(id, |risk| {
                risk.end_escalation(*on, change);
            }),
            Change::RiskClosed { id, on } => self.with_risk(id, |risk| {
                risk.closed = Some((*on, change.why.clone()));
                risk.changed = change.at;
            }),
            Change::RiskReopened { id } => self.with_risk(id, |risk| {
                risk.closed = None;
                risk.changed = change.at;
            }),
        }
    }

    fn with_meeting(&mut self, id: &str, change: impl FnOnce(&mut Meeting)) -> Result<(), String> {
        match self.meetings.iter_mut().find(|each| each.id == id) {
            Some(meeting) => {
                change(meeting);
                Ok(())
            }
            None => Err(format!("meeting {id} was changed and is not known")),
        }
    }

    fn with_risk(&mut self, id: &str, change: impl FnOnce(&mut Risk)) -> Result<(), String> {
        match self.risks.iter_mut().find(|each| each.id == id) {
            Some(risk) => {
                change(risk);
                Ok(())
            }
            None => Err(format!("risk {id} was changed and is not in the log")),
        }
    }
}
