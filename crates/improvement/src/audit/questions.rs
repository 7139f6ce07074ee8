//! Question sets by area: what an audit asks, and what good looks like.

/// A question an auditor grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// Its key: its set's word, a slash, its own (`core/voice`).
    pub key: &'static str,
    /// A few words for tables.
    pub short: &'static str,
    /// The question.
    pub asks: &'static str,
    /// What good looks like.
    pub good: &'static str,
}

/// The questions of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuestionSet {
    /// Its word: the first part of a question's key.
    pub word: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its questions, in the order they are asked.
    pub questions: &'static [Question],
}

const fn question(
    key: &'static str,
    short: &'static str,
    asks: &'static str,
    good: &'static str,
) -> Question {
    Question {
        key,
        short,
        asks,
        good,
    }
}

/// Every set, in the order they are offered.
pub const SETS: [QuestionSet; 8] = [
    QuestionSet {
        word: "core",
        name: "Every child",
        questions: &[
            question(
                "core/voice",
                "The child’s voice",
                "Do we know what this child thinks, feels and wants?",
                "The child is seen alone, in a way that suits them; their own words are written down, and what was decided shows that they were heard.",
            ),
            question(
                "core/seen",
                "Seen often enough",
                "Is the child seen as often as they need, by somebody they know?",
                "Visits keep to the plan or are more often where worry grows; the same worker comes, and each visit has a purpose.",
            ),
            question(
                "core/assessment",
                "Assessment of need and risk",
                "Does the assessment say what life is like for this child, and what harm there is?",
                "It draws on history and on all who know the child, weighs strengths and dangers, includes both parents, and is brought up to date when things change.",
            ),
            question(
                "core/identity",
                "Who the child is",
                "Is the child’s identity understood: culture, language, faith, disability, sexuality?",
                "What makes the child who they are is described, and shapes the help they get.",
            ),
            question(
                "core/plan",
                "The plan",
                "Does the plan say what will change for the child, who does what, and by when?",
                "It is short and clear, the family understands it, steps have dates, and it says what happens if nothing changes.",
            ),
            question(
                "core/progress",
                "Things get better",
                "Is it better for the child than it was?",
                "Reviews ask what has changed for the child, and drift is noticed and stopped.",
            ),
            question(
                "core/partners",
                "Working together",
                "Do all who help the child know the plan and do their part?",
                "School, health, police and others share what they know in time, come to meetings, and are challenged where they do not.",
            ),
            question(
                "core/supervision",
                "Management oversight",
                "Does the manager’s oversight make a difference for this child?",
                "Supervision is regular, thinks about the child rather than tasks, gives direction with dates, and checks that it was followed.",
            ),
            question(
                "core/record",
                "The record",
                "Could the child read this record one day and understand what happened and why?",
                "It is up to date, respectful and plain; decisions have their reasons; there is a summary and a chronology.",
            ),
        ],
    },
    QuestionSet {
        word: "protection",
        name: "Help and protection",
        questions: &[
            question(
                "protection/threshold",
                "The right threshold",
                "Was the child given the right help at the right level from the start?",
                "The decision came within a working day, looked at history, had consent or a reason to go without, and was right.",
            ),
            question(
                "protection/strategy",
                "Strategy discussion and enquiry",
                "Were strategy discussions and enquiries timely, with all who should be there?",
                "Police, health and the referrer take part, risk now is settled first, and the outcome follows from what was found.",
            ),
            question(
                "protection/conference",
                "Conference and core group",
                "Do the conference and the core group drive the plan?",
                "They meet in time, parents take part, and the plan is changed where the danger does not lessen.",
            ),
            question(
                "protection/neglect",
                "Neglect and lasting harm",
                "Is lasting harm recognised and not lived with?",
                "Patterns over years are seen, tools are used, and a decision is taken when change does not come in the child’s time.",
            ),
            question(
                "protection/proceedings",
                "Pre-proceedings",
                "Is work before proceedings timely and purposeful?",
                "The letter is plain, there is one plan with dates, and it is reviewed and ended or taken to court without drift.",
            ),
        ],
    },
    QuestionSet {
        word: "care",
        name: "Children in care",
        questions: &[
            question(
                "care/home",
                "The right home",
                "Does the child live where their needs are met?",
                "Matching is thought through, brothers and sisters are together where that is right, and moves are few and prepared.",
            ),
            question(
                "care/permanence",
                "Permanence",
                "Does the child know where they will grow up?",
                "There is a plan for permanence by the second review, with another beside it, and it is carried out without delay.",
            ),
            question(
                "care/health",
                "Health",
                "Are the child’s health and how they feel looked after?",
                "Assessments and checks are in time, how the child feels is measured and acted on, and help comes when it is needed.",
            ),
            question(
                "care/education",
                "Education",
                "Is the child learning and in school?",
                "The education plan is good and recent, ambition is high, and changes of school are avoided.",
            ),
            question(
                "care/contact",
                "Family and friends",
                "Does the child see the people who matter to them?",
                "Time together follows the child’s wishes and needs, is safe, and is looked at again as they grow.",
            ),
            question(
                "care/review",
                "Reviews and the reviewing officer",
                "Do reviews and the reviewing officer make a difference?",
                "The child takes part, the officer knows them between reviews, and drift is challenged.",
            ),
        ],
    },
    QuestionSet {
        word: "leavers",
        name: "Care leavers",
        questions: &[
            question(
                "leavers/pathway",
                "The pathway plan",
                "Is the pathway plan the young person’s own?",
                "It was made with them, is ambitious, says who does what, and is brought up to date when life changes.",
            ),
            question(
                "leavers/touch",
                "In touch",
                "Does the adviser know the young person and keep in touch as they need?",
                "There is a relationship that lasts, by meetings and not by message alone, and it is kept up when it is hard.",
            ),
            question(
                "leavers/living",
                "Somewhere to live",
                "Does the young person live somewhere suitable and safe?",
                "They had a choice, they were ready, housing works with us, and nobody leaves without somewhere to go.",
            ),
            question(
                "leavers/work",
                "Learning and work",
                "Are they helped into learning, training or work that suits them?",
                "What stands in the way is known, and there is a next step with a date.",
            ),
            question(
                "leavers/entitlements",
                "Entitlements and health history",
                "Do they know what they are entitled to, and have their health history?",
                "The local offer was explained, they have their papers and their health history, and they know how to see their record.",
            ),
        ],
    },
    QuestionSet {
        word: "disabled",
        name: "Disabled children",
        questions: &[
            question(
                "disabled/heard",
                "Heard in their own way",
                "Is the child heard in the way they communicate?",
                "How the child tells what they want is described and used, and nobody speaks for them without need.",
            ),
            question(
                "disabled/risk",
                "Harm looked for",
                "Is harm looked for, beside care needs?",
                "Disability is never the explanation for signs of harm, and thresholds are the same as for any child.",
            ),
            question(
                "disabled/breaks",
                "Short breaks and support",
                "Does the support fit the child and the family?",
                "Short breaks are assessed, reviewed, and good for the child as well as a rest for carers.",
            ),
            question(
                "disabled/adulthood",
                "Towards adulthood",
                "Is adult life prepared in good time?",
                "From 14 there is a plan with education, health and adults’ services, and the young person knows what comes.",
            ),
        ],
    },
    QuestionSet {
        word: "exploitation",
        name: "Exploitation and missing",
        questions: &[
            question(
                "exploitation/screened",
                "Recognised",
                "Was the danger of exploitation recognised and assessed in time?",
                "Screening is recent, draws on what police and school know, and looks at places and peers.",
            ),
            question(
                "exploitation/return",
                "Return home conversations",
                "Is each return from missing followed by a conversation that changes the plan?",
                "It was offered within three days by somebody independent, and what the child said was used.",
            ),
            question(
                "exploitation/disrupt",
                "Disruption",
                "Is what is done aimed at those who harm, and at the places?",
                "Partners act together on people and places, and the child is seen as harmed, not as choosing.",
            ),
            question(
                "exploitation/relationship",
                "A relationship that lasts",
                "Has the child somebody who stays with them through it?",
                "One worker keeps in touch, and the child’s pace is respected while danger is held.",
            ),
        ],
    },
    QuestionSet {
        word: "homeless",
        name: "Homeless at 16 and 17",
        questions: &[
            question(
                "homeless/joint",
                "Assessed together with housing",
                "Was the young person assessed by children’s services and housing together, at once?",
                "There is one assessment, nobody is sent from one to the other, and they have somewhere safe that night.",
            ),
            question(
                "homeless/choice",
                "Advocacy and choice",
                "Was the young person told of their right to be in care, and offered an advocate?",
                "What each choice means is explained, an advocate is offered and it is written down, and the decision is theirs.",
            ),
            question(
                "homeless/suited",
                "A suitable home",
                "Is where they live suitable, and never bed and breakfast?",
                "It was visited before, support is there, and it is looked at again.",
            ),
        ],
    },
    QuestionSet {
        word: "fostering",
        name: "Fostering",
        questions: &[
            question(
                "fostering/support",
                "Supervision and support of carers",
                "Are the carers supported as they need?",
                "Their social worker sees them regularly, listens, helps out of hours, and they are treated as colleagues.",
            ),
            question(
                "fostering/standards",
                "Safe care",
                "Is the home safe and looked at as it should be?",
                "Visits without notice, checks and reviews are in time, and worries are followed up fairly.",
            ),
            question(
                "fostering/development",
                "Learning",
                "Are the carers helped to grow?",
                "Training fits the children they care for, and the yearly review asks what they need.",
            ),
        ],
    },
];

/// The set of a word.
#[must_use]
pub fn set(word: &str) -> Option<&'static QuestionSet> {
    SETS.iter().find(|set| set.word == word)
}

/// The question of a key (`core/voice`), with its set.
#[must_use]
pub fn question_of(key: &str) -> Option<(&'static QuestionSet, &'static Question)> {
    let (of, _) = key.split_once('/')?;
    let set = set(of)?;
    let question = set.questions.iter().find(|each| each.key == key)?;
    Some((set, question))
}

/// Every question of some sets, with its set, in order; sets that are not known are passed over.
pub fn of_sets(
    words: &[String],
) -> impl Iterator<Item = (&'static QuestionSet, &'static Question)> {
    SETS.iter()
        .filter(|set| words.iter().any(|word| word == set.word))
        .flat_map(|set| set.questions.iter().map(move |question| (set, question)))
}

/// Every question there is, with its set, in order.
pub fn all() -> impl Iterator<Item = (&'static QuestionSet, &'static Question)> {
    SETS.iter()
        .flat_map(|set| set.questions.iter().map(move |question| (set, question)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_question_has_a_key_of_its_own_and_says_what_good_is() {
        let keys: BTreeSet<&str> = all().map(|(_, question)| question.key).collect();
        assert_eq!(keys.len(), all().count());
        for (set, question) in all() {
            let key = question.key;
            assert_eq!(question_of(key), Some((set, question)));
            assert!(key.starts_with(set.word), "{key}");
            assert!(question.asks.ends_with('?'), "{key}");
            assert!(question.good.ends_with('.'), "{key}");
        }
        assert_eq!(of_sets(&["care".to_owned(), "none".to_owned()]).count(), 6);
        assert_eq!(question_of("core/nothing"), None);
        assert_eq!(question_of("voice"), None);
    }
}
