//! A pack that is laid: before which of two boards of a day, and with the measures of the whole authority.

use super::*;

#[tokio::test]
async fn two_boards_of_a_day_are_told_apart_and_a_pack_is_the_same_whoever_lays_it() {
    let tried = Tried::open().await;
    keep(&tried, "/board/meetings", "on=1/12/2099").await;
    for (typed, words) in [
        ("on=1/12/2099", "enter when this one begins"),
        ("on=1/12/2099&begins=14:00", ""),
        ("on=1/12/2099&begins=14:00", "begins then at the same place"),
    ] {
        if words.is_empty() {
            keep(&tried, "/board/meetings", typed).await;
        } else {
            refuse(&tried, "/board/meetings", typed, words).await;
        }
    }
    let pack = read(&tried, RUNS, "/board/pack").await;
    for says in [
        ">1 December 2099, meeting m1</option>",
        ">1 December 2099, 14:00</option>",
        "sees some of the children alone",
        "the pack that is laid holds them",
    ] {
        assert!(pack.contains(says), "{says}: {pack}");
    }
    for role in [RUNS, Role::Director] {
        let laid = tried
            .ask(role, "POST", "/board/pack", "audience=board&meeting=m2")
            .await;
        assert_eq!(laid.status, StatusCode::SEE_OTHER, "{}", laid.body);
    }
    let kept = tried.app.programme().await.unwrap();
    let papers = &kept.now.board.meeting("m2").unwrap().papers;
    let [of_head, of_director] = papers.as_slice() else {
        panic!("{papers:?}");
    };
    assert_eq!(of_head.words.version, of_director.words.version);
    let file = tried.app.store().programme_file(&of_head.words.file).await;
    let (file, _) = file.unwrap().unwrap();
    assert_eq!(
        file.name, "improvement-board-pack-2099-12-01-14-00.pdf",
        "which of the two it is for"
    );
}
