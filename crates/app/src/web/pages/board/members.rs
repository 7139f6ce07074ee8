//! Members of the board: GET and POST /board/members; GET and POST /board/members/{id}.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::board::{Change, Member, MemberWords};
use jiff::civil::Date;
use maud::{Markup, html};

use access::Permission;

use super::forms::{self, Changing, add, form, keep, titled, typed_day};
use crate::state::App;
use crate::web::changed_since::Both;
use crate::web::error::Error;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{Wrong, checkboxes, choose, day, summary, text};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// Everybody, those who have left among them.
pub(crate) async fn index(State(app): State<App>, who: Who) -> Result<Page, Error> {
    view(&app, &who, &Typed::default(), &[]).await
}

/// Adds a member.
pub(crate) async fn create(
    State(app): State<App>,
    who: Who,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    match checked(&typed) {
        Ok(member) => {
            add(&app, &who.0, 'b', |id| Change::MemberWritten {
                id,
                member: member.clone(),
            })
            .await?;
            Ok(Redirect::to(&paths::board_members()).into_response())
        }
        Err(wrong) => Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            view(&app, &who, &typed, &wrong).await?,
        )
            .into_response()),
    }
}

/// One member, to be put right.
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    one(&app, &id, None, &[]).await
}

/// Puts right what is written of a member.
pub(crate) async fn change(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    if kept.now.board.member(&id).is_none() {
        return Err(Error::NotFound("this member"));
    }
    let member = match checked(&typed) {
        Ok(member) => member,
        Err(wrong) => {
            let page = one(&app, &id, Some(&typed), &wrong).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let yours = member.clone();
    let change = Change::MemberWritten {
        id: id.clone(),
        member,
    };
    let action = paths::board_member(&id);
    let changing = Changing {
        what: "This member",
        action: &action,
        back: &paths::board_members(),
        typed: &typed,
    };
    keep(&app, &who, "", change, &changing, |now| {
        let theirs = now
            .board
            .member(&id)
            .map(|member| member.words.clone())
            .unwrap_or_default();
        both(&theirs, &yours)
    })
    .await
}

fn both(theirs: &MemberWords, yours: &MemberWords) -> Vec<Both> {
    let said = |day: Option<Date>| day.map(words::day).unwrap_or_default();
    let chair = |chair: bool| if chair { "yes" } else { "no" };
    vec![
        Both::new("Name", &theirs.name, &yours.name),
        Both::new("Organisation", &theirs.organisation, &yours.organisation),
        Both::new("Post", &theirs.post, &yours.post),
        Both::new("Independent chair", chair(theirs.chair), chair(yours.chair)),
        Both::new("From", said(theirs.from), said(yours.from)),
        Both::new("Until", said(theirs.until), said(yours.until)),
        Both::new("Account", &theirs.account, &yours.account),
    ]
}

fn checked(typed: &Typed) -> Result<MemberWords, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let member = MemberWords {
        name: forms::line(typed, "name", "Enter their name", &mut wrong),
        organisation: forms::line(
            typed,
            "organisation",
            "Enter whom they speak for",
            &mut wrong,
        ),
        post: forms::optional_line(typed, "post", &mut wrong),
        chair: typed.all("chair").iter().any(|each| each == "yes"),
        from: forms::day(typed, "from", &mut wrong),
        until: forms::day(typed, "until", &mut wrong),
        account: forms::optional_line(typed, "account", &mut wrong),
    };
    if let (Some(from), Some(until)) = (member.from, member.until)
        && until < from
    {
        wrong.push((
            "until",
            "The last day must not be before the first".to_owned(),
        ));
    }
    if wrong.is_empty() {
        Ok(member)
    } else {
        Err(wrong)
    }
}

async fn view(app: &App, Who(who): &Who, typed: &Typed, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let (board, today) = (&kept.now.board, app.today());
    let (here, gone): (Vec<&Member>, Vec<&Member>) = board
        .members
        .iter()
        .partition(|member| member.words.until.is_none_or(|until| until >= today));
    let chair = board.chairs_on(today).next();
    let runs = who.may(Permission::RunBoard);
    let fields = questions(app, typed, wrong).await?;
    let new = form(&paths::board_members(), 0, fields, "Add this member");
    Ok(Page::new(Section::Board, titled("Members of the board", wrong), html! {
        @if board.members.is_empty() { "Nobody is written down as a member yet." }
        @else {
            (words::count(board.members_on(today).count(), "member", "members")) " today; "
            @match chair { Some(chair) => { (chair.words.name) " is the independent chair." } None => { "none of them is an independent chair." } }
        }
    })
    .crumb("Improvement board", paths::board())
    .body(html! {
        (summary(wrong))
        (super::membership(board, today))
        @if !here.is_empty() { (section("members", "Members", table(&here, runs, today))) }
        @if !gone.is_empty() { (section("left", "Who has left", table(&gone, runs, today))) }
        @if runs {
            @if wrong.is_empty() && !board.members.is_empty() { div.wm-on-screen { (details("Add a member", new)) } }
            @else { (section("new", "Add a member", new)) }
        }
    }))
}

fn table(members: &[&Member], runs: bool, today: Date) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Member" } th scope="col" { "Organisation" } th scope="col" { "Post" } th scope="col" { "From" } th scope="col" { "Until" } } }
            tbody { @for member in members { tr {
                th scope="row" {
                    @if runs { a.govuk-link href=(paths::board_member(&member.id)) { (member.words.name) } } @else { (member.words.name) }
                    @if member.words.chair { span.wm-mark { "Independent chair" } }
                    @if member.words.from.is_some_and(|from| from > today) { span.wm-mark { "Not a member yet" } }
                }
                td data-l="Organisation" { (member.words.organisation) }
                td data-l="Post" { (member.words.post) }
                td data-l="From" { @match member.words.from { Some(from) => (words::day(from)), None => "not known" } }
                td data-l="Until" { @if let Some(until) = member.words.until { (words::day(until)) } }
            } } }
        }
    }
}

async fn questions(app: &App, typed: &Typed, wrong: &[Wrong]) -> Result<Markup, Error> {
    let people = app.store().people().await.map_err(anyhow::Error::from)?;
    let mut accounts = vec![(String::new(), "None".to_owned())];
    accounts.extend(
        people
            .into_iter()
            .filter(|person| person.active)
            .map(|person| (person.id, person.name)),
    );
    Ok(html! {
        (text("name", "Name", "", typed.one("name"), wrong))
        (text("organisation", "Whom they speak for", "For example the police, the hospital trust, the Department for Education.", typed.one("organisation"), wrong))
        (text("post", "Post", "", typed.one("post"), wrong))
        (checkboxes("chair", "Independent chair", "", &[("yes", "They chair the board, and are independent of the council")], &typed.all("chair"), wrong))
        (day("from", "From", "The first day, if known. For example 1 4 2026.", typed.day("from"), wrong))
        (day("until", "Until", "The last day, if they have left or will.", typed.day("until"), wrong))
        @if accounts.len() > 1 { (choose("account", "Account in this service", "If they have one.", &accounts, typed.one("account"), wrong)) }
    })
}

async fn one(app: &App, id: &str, typed: Option<&Typed>, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let member = kept
        .now
        .board
        .member(id)
        .ok_or(Error::NotFound("this member"))?;
    let begun = begun(&member.words);
    let fields = questions(app, typed.unwrap_or(&begun), wrong).await?;
    let version = kept.now.version(&format!("member:{id}"));
    Ok(Page::new(
        Section::Board,
        titled(&member.words.name, wrong),
        html! { "What is written of this member of the board. Every change is kept." },
    )
    .crumb("Improvement board", paths::board())
    .crumb("Members", paths::board_members())
    .body(html! {
        (summary(wrong))
        (form(&paths::board_member(id), version, fields, "Keep this"))
    }))
}

fn begun(member: &MemberWords) -> Typed {
    let mut fields = forms::begun([
        ("name", &member.name),
        ("organisation", &member.organisation),
        ("post", &member.post),
        ("chair", if member.chair { "yes" } else { "" }),
        ("account", &member.account),
    ]);
    fields.extend(typed_day("from", member.from));
    fields.extend(typed_day("until", member.until));
    Typed::new(fields)
}
