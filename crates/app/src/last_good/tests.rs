//! Lists for an outage, of the invented authority.

use std::collections::BTreeSet;
use std::path::Path;

use access::audit::Kind;
use store::LogQuestion;

use super::*;
use crate::records::invented;
use crate::settings::Council;

async fn authority(folder: &Path) -> (Store, Arc<Records>) {
    let store = invented::small(folder).await;
    let records = crate::records::made_from(&store, &Council::default())
        .await
        .unwrap()
        .unwrap();
    (store, records)
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            let within = self::files(&entry.path()).into_iter();
            files.extend(within.map(|(file, text)| (format!("{name}/{file}"), text)));
        } else {
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                let mode = entry.metadata().unwrap().permissions().mode();
                assert_eq!(mode & 0o777, 0o600, "{name}");
            }
            files.push((name, std::fs::read_to_string(entry.path()).unwrap()));
        }
    }
    files.sort();
    files
}

#[tokio::test]
async fn every_entry_of_every_list_is_on_the_page_of_its_team_and_in_the_log() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (store, records) = authority(data.path()).await;
    let written = write(&store, &records, &[], out.path(), "Ann Example")
        .await
        .unwrap();
    let files = files(out.path());
    assert_eq!(files.len(), written.teams + 2);
    let pages: String = files.iter().map(|(_, page)| page.as_str()).collect();
    let mut entries = 0;
    for standing in records.lists.all() {
        entries += standing.entries().len();
        for entry in standing.entries() {
            assert!(pages.contains(&maud::html! { (entry.why) }.into_string()));
        }
    }
    // One head and one row each: what is on a list is on exactly one page.
    let rows = pages.matches("<span class=\"sub\">").count();
    assert_eq!(rows, entries);
    assert!(pages.contains("OFFICIAL-SENSITIVE"));
    assert!(!pages.contains("http://") && !pages.contains("https://"));
    let question = LogQuestion {
        kind: Some(Kind::Print),
        most: 10,
        ..LogQuestion::default()
    };
    let log = store.log_entries(&question).await.unwrap().entries;
    assert_eq!(log.len(), 1);
    assert_eq!(usize::try_from(log[0].children).unwrap(), written.children);
    assert!(written.children > 0);
    assert_eq!(log[0].entry.name, "Ann Example");
}

#[tokio::test]
async fn who_is_restricted_is_on_no_page_and_the_set_before_is_gone() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (store, records) = authority(data.path()).await;
    write(&store, &records, &[], out.path(), "Ann Example")
        .await
        .unwrap();
    let pages: String = files(out.path())
        .into_iter()
        .map(|(_, page)| page)
        .collect();
    let id = pages
        .split("<span class=\"sub\">")
        .skip(1)
        .filter_map(|rest| rest.split_once("</span>"))
        .map(|(id, _)| id.to_owned())
        .find(|id| !id.is_empty())
        .unwrap();
    let row = format!("<span class=\"sub\">{id}</span>");
    let address = crate::records::address_of(&store.secret().await.unwrap(), &id);
    for (restricted, is_there) in [(vec![], true), (vec![address], false)] {
        write(&store, &records, &restricted, out.path(), "Ann Example")
            .await
            .unwrap();
        let files = files(out.path());
        assert_eq!(files.iter().any(|(_, page)| page.contains(&row)), is_there);
        let sets: BTreeSet<&str> = files
            .iter()
            .filter_map(|(name, _)| Some(name.split_once('/')?.0))
            .collect();
        assert_eq!(sets.len(), 1);
    }
}
