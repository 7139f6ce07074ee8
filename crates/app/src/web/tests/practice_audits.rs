//! Practice audits from the draw to the plan; blind double audits; what is refused, what is wrong, two pages at once.

use access::Role;
use axum::http::StatusCode;
use improvement::audit::{Item, Round, Seat};

use super::{Answer, Tried};

async fn get(tried: &Tried, role: Role, path: &str) -> Answer {
    tried.ask(role, "GET", path, "").await
}

async fn post(tried: &Tried, role: Role, path: &str, typed: &str) -> Answer {
    tried.ask(role, "POST", path, typed).await
}

/// The version that the last form of a page carries.
fn version(page: &Answer) -> String {
    let (_, rest) = page.body.rsplit_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn round(tried: &Tried) -> Round {
    tried.app.programme().await.unwrap().now.audits.all[0].clone()
}

/// A round of four children, half of them audited twice, shared between the auditor and the director.
async fn shared(tried: &Tried) -> Round {
    let typed =
        "title=Homeless+at+16&set=homeless&from=all&size=4&strata=status&twice=50&answer_days=2";
    let begun = post(tried, Role::Director, "/audits", typed).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    assert_eq!(begun.to, "/audits/q1");
    let version = tried.app.programme().await.unwrap().now.version("audit:q1");
    let typed = format!("auditor=sample-auditor&auditor=sample-director&version={version}");
    let shared = post(tried, Role::Director, "/audits/q1/shares", &typed).await;
    assert_eq!(shared.status, StatusCode::SEE_OTHER, "{}", shared.body);
    let stale = post(tried, Role::Director, "/audits/q1/shares", &typed).await;
    assert_ne!(
        stale.status,
        StatusCode::SEE_OTHER,
        "nothing is given twice"
    );
    round(tried).await
}

fn role_of(person: &str) -> Role {
    Role::of(person.strip_prefix("sample-").unwrap()).unwrap()
}

fn whole(grade: &str) -> String {
    let answers: Vec<String> = ["joint", "choice", "suited"]
        .iter()
        .map(|word| format!("homeless/{word}={grade}&homeless/{word}/words=Seen+in+May."))
        .collect();
    format!(
        "do=hand-in&with_worker=yes&worker_says=Agrees.&with_family=no&family_says=No+answer.&{}&overall={grade}&good=Kind.&must=See+the+child.&by=31/12/2099",
        answers.join("&")
    )
}

async fn hand_in(tried: &Tried, item: &Item, seat: Seat, grade: &str) {
    let person = match seat {
        Seat::First => &item.auditor,
        Seat::Second | Seat::Moderator => &item.second,
    };
    let role = role_of(&person.as_ref().unwrap().person);
    let path = format!("/audits/q1/children/{}/audit", item.number);
    let form = get(tried, role, &path).await;
    assert_eq!(form.status, StatusCode::OK, "{path} {role:?}");
    let typed = format!("{}&version={}", whole(grade), version(&form));
    let done = post(tried, role, &path, &typed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test]
async fn a_round_runs_from_the_draw_to_a_finding_of_the_plan() {
    let tried = Tried::open().await;
    let drawn = shared(&tried).await;
    assert_eq!(drawn.items.len(), 4);
    let doubled: Vec<&Item> = drawn
        .items
        .iter()
        .filter(|item| item.second.is_some())
        .collect();
    assert_eq!(doubled.len(), 2);
    let twice = doubled[0];
    let blind = role_of(&twice.second.as_ref().unwrap().person);
    let child = format!("/audits/q1/children/{}", twice.number);

    // What the first auditor found is told to nobody who audits the same child and has not handed in.
    hand_in(&tried, twice, Seat::First, "inadequate").await;
    for path in [
        "/audits",
        "/audits/q1",
        "/audits/learning",
        "/audits/learning.csv",
        child.as_str(),
    ] {
        let page = get(&tried, blind, path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(
            !page.body.contains("1 child waits") && !page.body.contains("nadequate over all"),
            "{path}"
        );
        assert!(
            !page.body.contains("Seen in May") && !page.body.contains("follow-up"),
            "{path}"
        );
    }
    let manager = Role::HeadOfService;
    let page = get(&tried, manager, "/audits").await;
    assert!(
        page.body
            .contains("1 child waits for what an inadequate audit asks")
    );
    for item in &drawn.items {
        if item.number != twice.number {
            hand_in(&tried, item, Seat::First, "good").await;
        }
        if item.second.is_some() {
            hand_in(&tried, item, Seat::Second, "requires-improvement").await;
        }
    }
    let page = get(&tried, blind, "/audits/q1").await;
    assert!(
        page.body
            .contains("4 of 4 audits are handed in, 0 moderated."),
        "{}",
        page.body
    );
    assert!(
        page.body.contains("2 children were audited by two people")
            && page.body.contains("too few to tell")
    );
    let handed_in = post(&tried, blind, &format!("{child}/audit"), &whole("good")).await;
    assert_eq!(handed_in.status, StatusCode::BAD_REQUEST, "it is handed in");

    // Somebody else moderates, and both grades are kept.
    let auditors = item_people(twice);
    let moderation = format!("{child}/moderation");
    let typed = "grade=requires-improvement&why=The+plan+was+made+since.&version=0";
    let own = post(&tried, role_of(&auditors[0]), &moderation, typed).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(own.body.contains("Somebody else moderates it"));
    let single = drawn.items.iter().find(|item| {
        item.second.is_none() && item.auditor.as_ref().unwrap().person == "sample-auditor"
    });
    if let Some(single) = single {
        let path = format!("/audits/q1/children/{}/moderation", single.number);
        let done = post(&tried, Role::Director, &path, typed).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let stale = post(&tried, Role::Director, &path, typed).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(
            stale.body.contains("changed from good to"),
            "{}",
            stale.body
        );
    }

    // The manager answers in time, and says when it is better for the child.
    let wordless = post(
        &tried,
        Role::Director,
        &format!("{child}/remedy"),
        "what=&by=1/1/2020",
    )
    .await;
    assert_eq!(wordless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wordless.body.contains("The day must not be before today"));
    let early = post(
        &tried,
        Role::Director,
        &format!("{child}/remedied"),
        "how=Safe.",
    )
    .await;
    assert!(
        early
            .body
            .contains("First say what is done, who and by when")
    );
    let typed = "what=Seen+alone.&owner=Tom&by=31/12/2099&version=0";
    let answered = post(&tried, Role::Director, &format!("{child}/remedy"), typed).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    let version = tried.app.programme().await.unwrap();
    let version = version
        .now
        .version(&format!("audit:q1:{}:follow-up", twice.number));
    let typed = format!("how=Safe+with+an+aunt.&version={version}");
    let done = post(&tried, Role::Director, &format!("{child}/remedied"), &typed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(
        get(&tried, Role::Director, "/audits")
            .await
            .body
            .contains("nobody waits for an answer")
    );

    // What the audits say goes by question, as a file too, and into the plan.
    let says = get(&tried, Role::Analyst, "/audits/learning").await;
    assert!(says.body.contains("Least often good"), "{}", says.body);
    let rows = get(&tried, Role::Analyst, "/audits/learning.csv").await;
    assert!(
        rows.body
            .contains("homeless/joint,Assessed together with housing,0,3,0,1,0,4,2,"),
        "{}",
        rows.body
    );
    let typed = "question=homeless/joint&finding=Assess+with+housing+at+once.";
    let finding = post(&tried, Role::Director, "/audits/q1/findings", typed).await;
    assert_eq!(
        (finding.status, finding.to.as_str()),
        (StatusCode::SEE_OTHER, "/plan/findings/f1")
    );
    // Who writes the plan and sees no audits is not shown one by a refusal either.
    let refused = post(
        &tried,
        Role::FosteringManager,
        "/audits/q1/findings",
        "finding=",
    )
    .await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let kept = tried.app.programme().await.unwrap();
    assert!(
        kept.now.plan.findings[0]
            .words
            .contains("good or outstanding in 3 of 4; inadequate in 1.")
    );

    // The same children again, and the end of the round ends the auditor's reach.
    let again = "title=Again&set=homeless&again=q1&twice=0";
    let again = post(&tried, Role::Director, "/audits", again).await;
    assert_eq!(again.to, "/audits/q2", "{}", again.body);
    let page = get(&tried, Role::Director, "/audits/q2").await;
    assert!(page.body.contains("the children of “Homeless at 16”"));
    let version = tried.app.programme().await.unwrap().now.version("audit:q1");
    let closed = post(
        &tried,
        Role::Director,
        "/audits/q1/end",
        &format!("version={version}"),
    )
    .await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER);
    let page = get(&tried, Role::Auditor, "/audits/q1").await;
    assert!(
        page.body.contains("outside what your role shows"),
        "{}",
        page.body
    );
}

fn item_people(item: &Item) -> Vec<String> {
    [&item.auditor, &item.second]
        .into_iter()
        .flatten()
        .map(|person| person.person.clone())
        .collect()
}

#[tokio::test]
async fn a_draft_loses_nothing_and_says_what_is_missing_or_changed_elsewhere() {
    let tried = Tried::open().await;
    let drawn = shared(&tried).await;
    let item = &drawn.items[0];
    let role = role_of(&item.auditor.as_ref().unwrap().person);
    let path = format!("/audits/q1/children/{}/audit", item.number);
    let page = get(&tried, role, &path).await;
    let seen = version(&page);
    let typed =
        format!("do=hand-in&homeless/joint=good&must=See+them.&overall=inadequate&version={seen}");
    let wrong = post(&tried, role, &path, &typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "Choose a grade for “Advocacy and choice”",
        "Say what shows it for “Assessed together",
        "Enter by when it must happen",
        "See them.",
    ] {
        assert!(wrong.body.contains(said), "{said}");
    }
    assert_ne!(version(&wrong), seen, "it is kept as a draft");
    // The page that was open before is sent again: both versions are shown, and nothing is kept of it yet.
    let stale = post(
        &tried,
        role,
        &path,
        &format!("do=draft&must=See+them+alone.&version={seen}"),
    )
    .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("See them alone.") && stale.body.contains("See them."));
    let over = format!("do=draft&must=See+them+alone.&version={}", version(&stale));
    let over = post(&tried, role, &path, &over).await;
    assert_eq!(over.status, StatusCode::SEE_OTHER, "{}", over.body);
    let page = get(&tried, role, &over.to).await;
    assert!(page.body.contains("Kept as a draft") && page.body.contains("See them alone."));
    let long = format!(
        "do=draft&must={}&version={}",
        "y".repeat(20_001),
        version(&page)
    );
    let long = post(&tried, role, &path, &long).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.body.contains("Use 20,000 characters at most"));
    // Nobody else writes it, and nobody sees a draft.
    let other = if role == Role::Director {
        Role::Auditor
    } else {
        Role::Director
    };
    if item.second.is_none() {
        let refused = post(&tried, other, &path, "do=draft").await;
        assert_ne!(refused.status, StatusCode::SEE_OTHER);
    }
    let page = get(
        &tried,
        Role::Director,
        &format!("/audits/q1/children/{}", item.number),
    )
    .await;
    assert!(!page.body.contains("See them alone."));
}

#[tokio::test]
async fn a_round_says_what_is_wrong_before_it_is_drawn() {
    let tried = Tried::open().await;
    let typed =
        "from=list:nothing&size=0&twice=101&answer_days=&due=1/1/2020&purpose=Kept+as+typed";
    let wrong = post(&tried, Role::Director, "/audits", typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "Enter what the round is called",
        "Choose at least one set of questions",
        "There is no such list.",
        "Enter a whole number from 1 to 200",
        "Enter a whole number from 0 to 100",
        "The day must not be before today",
        "Kept as typed",
    ] {
        assert!(wrong.body.contains(said), "{said}");
    }
    assert!(
        tried
            .app
            .programme()
            .await
            .unwrap()
            .now
            .audits
            .all
            .is_empty()
    );
    for path in [
        "/audits/q9",
        "/audits/q9/children/1",
        "/audits/q9/children/x/audit",
        "/audits/new?again=q9",
    ] {
        assert_eq!(
            get(&tried, Role::Director, path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    // The draw can be repeated from what is kept.
    let round = shared(&tried).await;
    let words = &round.words;
    let pool: Vec<_> = words
        .pool
        .iter()
        .flat_map(|stratum| {
            stratum
                .pool
                .iter()
                .map(|child| (child.clone(), stratum.name.clone()))
        })
        .collect();
    let again = improvement::audit::draw::draw(&words.seed, 4, &pool);
    assert_eq!(
        (again.chosen, again.strata),
        (words.chosen.clone(), words.pool.clone())
    );
    let nobody = post(
        &tried,
        Role::Director,
        "/audits/q1/shares",
        "moderator=sample-auditor",
    )
    .await;
    assert!(nobody.body.contains("Choose at least one person"));
}
