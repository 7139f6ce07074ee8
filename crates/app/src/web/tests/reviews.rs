//! A review of a cohort from the rule to the proof, as the people of the sample work it; what is refused; what is wrong.

mod merged;

use access::{Acting, Role};
use axum::http::StatusCode;
use improvement::review::{Change, Member, Outcome, Reason, Review, Sight};
use improvement::{Child, What};

use super::{Answer, Tried};
use crate::records::Seen;
use crate::state::Children;

/// Children held by a manager, by who had left or by nobody in the last two years.
const RULE: &str = "kind=allocations&months=24&held=manager&held=left&held=nobody";
/// What is set with it.
const TERMS: &str = "title=Cases+held+by+managers&due=31/12/2099&hours=4&percent=10&least=2&questions=Is+the+plan+right%3F";
/// A child found safe.
const SAFE: &str = "q1=yes&outcome=no-action&decision=Seen+at+home.";

impl Tried {
    async fn get(&self, role: Role, path: &str) -> Answer {
        self.ask(role, "GET", path, "").await
    }

    async fn post(&self, role: Role, path: &str, typed: &str) -> Answer {
        self.ask(role, "POST", path, typed).await
    }

    /// Begins a review of whoever the rule finds; how many they are.
    async fn begun(&self) -> (String, usize) {
        let preview = self
            .get(Role::Director, &format!("/reviews/new?{RULE}"))
            .await;
        let found = field(&preview.body, "found");
        let made = self
            .post(
                Role::Director,
                "/reviews",
                &format!("{RULE}&{TERMS}&found={found}"),
            )
            .await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        (made.to.replace("/share", ""), found.parse().unwrap())
    }

    /// Begins one and gives every child to the auditor.
    async fn shared(&self) -> (String, usize) {
        let (at, found) = self.begun().await;
        let page = self.get(Role::Director, &format!("{at}/share")).await;
        let typed = format!(
            "do=even&reviewer=sample-auditor&version={}",
            field(&page.body, "version")
        );
        let shared = self
            .post(Role::Director, &format!("{at}/share"), &typed)
            .await;
        assert_eq!(shared.status, StatusCode::SEE_OTHER, "{}", shared.body);
        (at, found)
    }

    /// Reviews a child as whom it is given to.
    async fn reviews(&self, role: Role, path: &str, typed: &str) -> Answer {
        let page = self.get(role, path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let version = field(&page.body, "version");
        self.post(role, path, &format!("{typed}&version={version}"))
            .await
    }

    async fn review(&self) -> Review {
        let kept = self.app.programme().await.unwrap();
        kept.now.reviews.all[0].clone()
    }

    fn acting(&self, role: Role) -> Acting {
        self.app.sample().unwrap().acting(role, &self.app).unwrap()
    }
}

/// The value of the last hidden field of a name: of the forms of a page those further down are for the child.
fn field(page: &str, name: &str) -> String {
    let (_, rest) = page
        .rsplit_once(&format!("name=\"{name}\" value=\""))
        .unwrap_or_else(|| panic!("no field {name}"));
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_review_runs_from_its_rule_to_a_proof_that_adds_up() {
    let tried = Tried::open().await;
    let (at, found) = tried.shared().await;
    assert!(found > 2, "the rule finds {found}");

    // The auditor sees each child they were given, and nobody knows the first is not safe until they say so.
    for n in 1..=found {
        let typed = if n == 1 {
            "q1=no&outcome=not-safe&told=The+head+of+service&by_when=31/12/2099&decision=Strategy+meeting+today."
        } else {
            SAFE
        };
        let done = tried
            .reviews(Role::Auditor, &format!("{at}/children/{n}"), typed)
            .await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }
    for path in ["/reviews", at.as_str()] {
        let page = tried.get(Role::Director, path).await.body;
        assert!(page.contains("1 child not yet said to be safe"), "{path}");
    }
    let refused = tried
        .post(Role::Director, &format!("{at}/closing"), "learnt=Much")
        .await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.body.contains("nobody has said what made them safe"));

    // Somebody says what made the child safe, not without words.
    let escalation = format!("{at}/children/1/escalation");
    let wordless = tried
        .post(Role::Director, &escalation, "do=safe&safe=")
        .await;
    assert_eq!(wordless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = tried.get(Role::Director, &format!("{at}/children/1")).await;
    let typed = format!(
        "do=safe&safe=Moved+to+an+aunt.&version={}",
        field(&page.body, "version")
    );
    let safe = tried.post(Role::Director, &escalation, &typed).await;
    assert_eq!(safe.status, StatusCode::SEE_OTHER, "{}", safe.body);

    second_looks(&tried, &at).await;

    let page = tried.get(Role::Director, &at).await;
    let typed = format!(
        "learnt=Hand+over+at+once.&version={}",
        field(&page.body, "version")
    );
    let closed = tried
        .post(Role::Director, &format!("{at}/closing"), &typed)
        .await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);

    let proof = tried.get(Role::Director, &format!("{at}/proof")).await.body;
    assert!(
        proof.contains(&format!("All {found} children were reviewed")),
        "{proof}"
    );
    assert!(proof.contains(&format!("{found} + 0 + 0 = {found}")));
    assert!(proof.contains("Moved to an aunt.") && proof.contains("Hand over at once."));
    // Every number opens into as many children.
    let safe = found - 1;
    let none = tried
        .get(Role::Director, &format!("{at}?show=no-action"))
        .await
        .body;
    assert!(
        none.contains(&format!("Safe, no further action: {safe}")),
        "{none}"
    );

    // Once it is closed the auditor no longer reaches the children.
    let closed = tried.get(Role::Auditor, &format!("{at}/children/2")).await;
    let review = tried.review().await;
    let own = tried.acting(Role::Auditor).scope.sample;
    let in_own = own
        .iter()
        .any(|id| id == review.places[1].member.child.id());
    assert_eq!(closed.status == StatusCode::OK, in_own);

    let file = tried
        .post(
            Role::Director,
            &format!("{at}/rows.csv"),
            "reason=For+the+improvement+board",
        )
        .await;
    assert_eq!(file.body.lines().count(), found + 1, "{}", file.body);
}

/// Draws the sample, gives it to the director, who finds something else for the first of it.
async fn second_looks(tried: &Tried, at: &str) {
    let path = format!("{at}/second");
    let page = tried.get(Role::Director, &path).await;
    let typed = format!("do=draw&version={}", field(&page.body, "version"));
    let drawn = tried.post(Role::Director, &path, &typed).await;
    assert_eq!(drawn.status, StatusCode::SEE_OTHER);
    // Who looked first does not look again.
    let page = tried.get(Role::Director, &path).await;
    let version = field(&page.body, "version");
    let same = tried
        .post(
            Role::Director,
            &path,
            &format!("do=even&reviewer=sample-auditor&version={version}"),
        )
        .await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = tried
        .post(
            Role::Director,
            &path,
            &format!("do=even&reviewer=sample-director&version={version}"),
        )
        .await;
    assert_eq!(other.status, StatusCode::SEE_OTHER, "{}", other.body);

    let review = tried.review().await;
    let sample: Vec<u32> = (review.places.iter())
        .filter(|place| place.drawn)
        .map(|place| place.n)
        .collect();
    assert_eq!(sample.len(), review.terms.second.of(review.places.len()));
    for (at_sample, n) in sample.iter().enumerate() {
        let child = format!("{at}/children/{n}");
        let blind = tried.get(Role::Director, &child).await.body;
        assert!(blind.contains("held back") && !blind.contains("Seen at home."));
        let list = tried.get(Role::Director, &format!("{at}/proof")).await.body;
        assert!(list.contains("Held back until your second look is in"));
        let typed = if at_sample == 0 {
            "q1=no&outcome=needs-action&by_when=31/12/2099&decision=Hand+over."
        } else {
            SAFE
        };
        let done = tried
            .reviews(Role::Director, &format!("{child}/second"), typed)
            .await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let both = tried.get(Role::Director, &child).await.body;
        assert!(both.contains("Seen at home.") || both.contains("Strategy meeting"));
        assert!(both.contains("What the second look found"));
    }
}

#[tokio::test]
async fn what_is_wrong_in_a_form_is_said_and_nothing_typed_is_lost() {
    let tried = Tried::open().await;
    for (typed, says) in [
        ("kind=allocations&months=1000&held=manager", "from 0 to 72"),
        ("kind=allocations&months=12", "Choose at least one"),
        ("kind=list&list=nothing", "There is no such list"),
        (
            "kind=measure&measure=HP15&month=yesterday",
            "Choose a month",
        ),
    ] {
        let answer = tried.post(Role::Director, "/reviews", typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(answer.body.contains(says), "{typed}");
    }
    let preview = tried
        .get(Role::Director, &format!("/reviews/new?{RULE}"))
        .await;
    let found = field(&preview.body, "found");
    for (typed, says) in [
        (format!("{RULE}&{TERMS}&found=1"), "Look again, then freeze"),
        (
            format!(
                "{RULE}&title=%3Cb%3EKept&due=1/1/2020&hours=900&percent=10&least=2&found={found}"
            ),
            "The day must be today or later",
        ),
        (
            format!("{RULE}&title={}&found={found}", "x".repeat(4_000)),
            "at most 200 can be kept",
        ),
    ] {
        let answer = tried.post(Role::Director, "/reviews", &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(says), "{says}");
        assert!(!answer.body.contains("<b>Kept"));
    }
    assert!(
        tried
            .app
            .programme()
            .await
            .unwrap()
            .now
            .reviews
            .all
            .is_empty()
    );

    let (at, _) = tried.shared().await;
    let child = format!("{at}/children/1");
    for (typed, says) in [
        (
            "outcome=no-action&decision=Well.",
            "Answer: Is the plan right?",
        ),
        ("q1=yes&decision=Well.", "Choose what the review"),
        (
            "q1=yes&outcome=needs-action&decision=Keep+this.",
            "Enter by when it must happen",
        ),
        (
            "q1=yes&outcome=not-safe&by_when=31/12/2099&decision=Well.",
            "Say whom you told",
        ),
        (
            "q1=yes&outcome=no-action&decision=",
            "Write what must happen",
        ),
    ] {
        let answer = tried.reviews(Role::Auditor, &child, typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(answer.body.contains(says), "{typed}: {}", answer.body);
        assert!(!typed.contains("Keep") || answer.body.contains("Keep this."));
    }
    let long = format!("q1=yes&outcome=no-action&decision={}", "x".repeat(20_001));
    let answer = tried.reviews(Role::Auditor, &child, &long).await;
    assert!(answer.body.contains("at most 20,000 can be kept"));
    assert!(tried.review().await.places[0].found.is_empty());
}

#[tokio::test]
async fn only_whom_a_child_is_given_to_writes_and_two_do_not_write_over_each_other() {
    let tried = Tried::open().await;
    let (at, _) = tried.shared().await;
    let child = format!("{at}/children/1");
    // The director sees the child, and was not given them.
    let other = tried.post(Role::Director, &child, SAFE).await;
    assert_eq!(other.status, StatusCode::BAD_REQUEST);
    // A practitioner sees no review.
    for path in ["/reviews", at.as_str(), child.as_str()] {
        let refused = tried.get(Role::Practitioner, path).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
    }
    // A place that is none, and a review that is none.
    for path in [
        format!("{at}/children/0"),
        format!("{at}/children/99999"),
        "/reviews/r99".to_owned(),
    ] {
        let nothing = tried.get(Role::Director, &path).await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND, "{path}");
    }
    // Two windows of the same reviewer: the second is shown both.
    let first = tried.reviews(Role::Auditor, &child, SAFE).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let stale = "q1=no&outcome=no-action&decision=Another+word.&version=0";
    let second = tried.post(Role::Auditor, &child, stale).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.body.contains("Another word.") && second.body.contains("Seen at home."));
    assert_eq!(tried.review().await.places[0].found.len(), 1);
    // And two who share out at the same moment.
    let old = "do=hand&p2=sample-director&version=0";
    let shared = tried
        .post(Role::Director, &format!("{at}/share"), old)
        .await;
    assert_eq!(shared.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn nobody_is_given_a_child_whose_case_they_hold_or_whom_they_do_not_see() {
    let tried = Tried::open().await;
    let (at, found) = tried.begun().await;
    let director = tried.acting(Role::Director);
    let held = Member {
        child: Child::of("held-by-the-auditor"),
        reasons: vec![Reason {
            kind: "manager".to_owned(),
            words: "Held by a manager".to_owned(),
        }],
        holders: vec![improvement::review::Holder {
            worker: "w1".to_owned(),
            name: tried.acting(Role::Auditor).name,
        }],
    };
    let what = What::Review(Change::Added {
        id: "r1".to_owned(),
        children: vec![held],
    });
    tried.app.change(&director, "", &[what], &[]).await.unwrap();
    let path = format!("{at}/share");
    let page = tried.get(Role::Director, &path).await;
    let typed = format!(
        "do=even&reviewer=sample-auditor&version={}",
        field(&page.body, "version")
    );
    let shared = tried.post(Role::Director, &path, &typed).await;
    assert_eq!(shared.status, StatusCode::SEE_OTHER, "{}", shared.body);
    let review = tried.review().await;
    let given = review
        .places
        .iter()
        .filter(|place| place.given.is_some())
        .count();
    assert_eq!(given, found);
    let page = tried.get(Role::Director, &path).await.body;
    assert!(
        page.contains("Alan Example holds or held the case"),
        "{page}"
    );
}

#[tokio::test]
async fn a_child_who_leaves_the_data_is_counted_until_somebody_accounts_for_them() {
    let tried = Tried::open().await;
    let (at, found) = tried.shared().await;
    let director = tried.acting(Role::Director);
    let gone = Member {
        child: Child::of("merged-with-another"),
        reasons: Vec::new(),
        holders: Vec::new(),
    };
    let what = What::Review(Change::Added {
        id: "r1".to_owned(),
        children: vec![gone],
    });
    tried.app.change(&director, "", &[what], &[]).await.unwrap();
    let page = tried
        .get(Role::Director, &format!("{at}?show=gone"))
        .await
        .body;
    assert!(page.contains("No longer in what was loaded: 1"), "{page}");
    assert!(!page.contains("merged-with-another"));
    let child = format!("{at}/children/{}", found + 1);
    let page = tried.get(Role::Director, &child).await;
    assert!(page.body.contains("is not in what was loaded last"));
    let version = field(&page.body, "version");
    let account = format!("{child}/account");
    let wordless = tried.post(Role::Director, &account, "account=").await;
    assert_eq!(wordless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let typed = format!("account=Merged%3A+reviewed+as+child+1.&version={version}");
    let done = tried.post(Role::Director, &account, &typed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let proof = tried.get(Role::Director, &format!("{at}/proof")).await.body;
    assert!(
        proof.contains(&format!("0 + 1 + {found} = {}", found + 1)),
        "{proof}"
    );
    // Who is in the data is reviewed, not accounted for.
    let here = tried
        .post(
            Role::Director,
            &format!("{at}/children/1/account"),
            "account=No",
        )
        .await;
    assert_eq!(here.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn who_meets_the_rule_later_is_offered_and_added() {
    let tried = Tried::open().await;
    let preview = tried
        .get(Role::Director, &format!("/reviews/new?{RULE}"))
        .await;
    let all: usize = field(&preview.body, "found").parse().unwrap();
    // A review that was frozen before all but one of them came.
    let (at, _) = tried.begun().await;
    let review = tried.review().await;
    let director = tried.acting(Role::Director);
    let early = What::Review(Change::Begun {
        id: "r2".to_owned(),
        terms: Box::new(review.terms.clone()),
        children: vec![review.places[0].member.clone()],
    });
    tried
        .app
        .change(&director, "", &[early], &[])
        .await
        .unwrap();
    let later = at.replace("r1", "r2");
    let page = tried.get(Role::Director, &later).await.body;
    let new = all - 1;
    assert!(page.contains(&format!("Add {new} child")), "{page}");
    // The last form but one of the page is theirs; all of them carry the version of the review.
    let typed = format!("version={}", field(&page, "version"));
    let added = tried
        .post(Role::Director, &format!("{later}/newcomers"), &typed)
        .await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let kept = tried.app.programme().await.unwrap();
    let grown = kept.now.reviews.find("r2").unwrap();
    assert_eq!(grown.places.len(), all);
    assert_eq!(
        grown.places[1].after.as_ref().unwrap().2,
        "came after the freeze"
    );
    let again = tried
        .post(Role::Director, &format!("{later}/newcomers"), &typed)
        .await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn children_given_to_an_auditor_are_within_their_reach_while_it_is_open() {
    let tried = Tried::open().await;
    let (_, found) = tried.begun().await;
    let Children::Ready(records) = tried.app.children() else {
        panic!("no records");
    };
    let acting = tried.acting(Role::Auditor);
    let reaches = || async {
        let look = tried
            .app
            .look(&records, &acting, std::sync::Arc::new(Seen::default()))
            .await
            .unwrap();
        look.children()
    };
    let before = reaches().await;
    let review = tried.review().await;
    let given = (review.places.iter())
        .map(|place| improvement::review::Given {
            n: place.n,
            to: improvement::review::Reviewer {
                person: acting.person.clone(),
                name: acting.name.clone(),
            },
        })
        .collect();
    let what = What::Review(Change::Shared {
        id: "r1".to_owned(),
        sight: Sight::First,
        seed: None,
        given,
    });
    let director = tried.acting(Role::Director);
    tried.app.change(&director, "", &[what], &[]).await.unwrap();
    let own: std::collections::BTreeSet<&str> =
        acting.scope.sample.iter().map(String::as_str).collect();
    let more = (review.places.iter())
        .filter(|place| !own.contains(place.member.child.id()))
        .count();
    assert!(more > 0 && more <= found);
    assert_eq!(reaches().await, before + more);
}

#[test]
fn every_outcome_has_a_word_of_its_own() {
    for outcome in Outcome::ALL {
        assert_eq!(Outcome::of(outcome.word()), Some(outcome));
    }
}
