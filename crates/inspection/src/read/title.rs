//! The authority a report names, matched to the national list.

use jiff::civil::Date;

use crate::authorities::{self, Authority};
use crate::frameworks::Layout;
use crate::read::Origin;
use crate::read::kind::Recognised;
use crate::read::words::{doubt, folded, on_page, plain};
use crate::record::{AuthorityName, Doubt, Evidence, Read, Source};
use crate::text::{Page, Text};

/// The folder a file lies in, where it is named as the publisher's reference number and a name.
struct Folder {
    urn: String,
    name: String,
}

/// The authority, and what is doubtful of it.
pub(crate) fn authority(
    text: &Text,
    recognised: &Recognised,
    day: Option<Date>,
    origin: &Origin,
) -> (Option<Read<AuthorityName>>, Vec<Doubt>) {
    let folder = folder(&origin.file_name);
    let page = text.pages.get(recognised.page);
    let number = page.map(|p| p.number);
    let candidates = page.map(|p| candidates(p, recognised)).unwrap_or_default();
    let matched = candidates.iter().find_map(|c| Some((c, matching(c, day)?)));
    match (matched, folder) {
        (Some((printed, authority)), folder) => {
            let (urn, doubts) = urn(authority, folder.as_ref(), printed, number);
            let name = AuthorityName {
                printed: printed.clone(),
                urn,
            };
            (Some(on_page(name, number.unwrap_or(1), printed)), doubts)
        }
        (None, Some(folder)) => {
            let printed = candidates
                .first()
                .cloned()
                .unwrap_or_else(|| folder.name.clone());
            let says = format!(
                "The report's own name for the authority is not known ({printed:?}); it is taken from the folder."
            );
            let name = AuthorityName {
                printed: folder.name.clone(),
                urn: Some(folder.urn.clone()),
            };
            let evidence = Evidence {
                source: Source::FileName,
                words: format!("{}_{}", folder.urn, folder.name),
            };
            (
                Some(Read {
                    value: name,
                    evidence,
                }),
                vec![doubt("urn", number, says)],
            )
        }
        (None, None) => match candidates.first() {
            Some(printed) => {
                let says = format!("No authority is known by the name {printed:?}.");
                let name = AuthorityName {
                    printed: printed.clone(),
                    urn: None,
                };
                (
                    Some(on_page(name, number.unwrap_or(1), printed)),
                    vec![doubt("urn", number, says)],
                )
            }
            None => (
                None,
                vec![doubt(
                    "authority",
                    number,
                    "The report names no authority in its title.",
                )],
            ),
        },
    }
}

fn matching(printed: &str, day: Option<Date>) -> Option<&'static Authority> {
    match day {
        Some(day) => authorities::matching_on(printed, day),
        None => authorities::matching(printed),
    }
}

/// The reference number, checked against the folder's.
fn urn(
    authority: &Authority,
    folder: Option<&Folder>,
    printed: &str,
    page: Option<u16>,
) -> (Option<String>, Vec<Doubt>) {
    let listed = Some(authority.urn.clone()).filter(|u| !u.is_empty());
    let Some(folder) = folder else {
        return match listed {
            Some(_) => (listed, Vec::new()),
            None => {
                let says = format!(
                    "The publisher's reference number of {} is not known.",
                    authority.name
                );
                (None, vec![doubt("urn", page, says)])
            }
        };
    };
    match listed {
        Some(urn) if urn != folder.urn => {
            let says = format!(
                "The title names {printed:?} ({urn}) and the folder is that of {} ({}).",
                folder.name, folder.urn
            );
            (Some(urn), vec![doubt("urn", page, says)])
        }
        Some(urn) => (Some(urn), Vec::new()),
        // Two authorities that ended in 2019 have no number in the national list: the folder may know it.
        None => (Some(folder.urn.clone()), Vec::new()),
    }
}

/// The folder of a file, where it is named `80556_south gloucestershire`.
fn folder(file_name: &str) -> Option<Folder> {
    let folder = file_name.rsplit(['/', '\\']).nth(1)?;
    let (urn, name) = folder.split_once('_')?;
    let is_number = (5..=7).contains(&urn.len()) && urn.chars().all(|c| c.is_ascii_digit());
    (is_number && !name.trim().is_empty()).then(|| Folder {
        urn: urn.to_owned(),
        name: folded(name),
    })
}

/// Words that may name the authority, likeliest first.
fn candidates(page: &Page, recognised: &Recognised) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(within(&recognised.title, recognised.layout));
    let Some(at) = recognised.title_line else {
        return found;
    };
    let above: Vec<String> = page
        .lines
        .iter()
        .take(at)
        .map(|l| folded(&l.text))
        .filter(|l| l.chars().any(char::is_alphabetic))
        .collect();
    let below = page
        .lines
        .iter()
        .skip(at + recognised.title_length)
        .take(2)
        .map(|l| folded(&l.text));
    let below: Vec<String> = below
        .take_while(|l| !plain(l).starts_with("inspection date"))
        .collect();
    match recognised.layout {
        Layout::LookedAfter2013 => found.extend(below),
        Layout::Letter => {}
        Layout::JudgementTable | Layout::Sif | Layout::LscbReview => {
            if above.len() > 1 {
                found.push(above.join(" "));
            }
            found.extend(above.into_iter().rev());
        }
    }
    found.retain(|c| !plain(c).is_empty());
    found
}

/// The words of a title between "Inspection of" and what is inspected; for letters every tail that may be a name.
fn within(title: &str, layout: Layout) -> Vec<String> {
    let lower = title.to_lowercase();
    match layout {
        Layout::JudgementTable => {
            let start = lower
                .find("inspection of ")
                .map_or(0, |i| i + "inspection of ".len());
            let rest = title.get(start..).unwrap_or_default();
            let rest_lower = lower.get(start..).unwrap_or_default();
            let end = [
                " local authority",
                " children\u{2019}s",
                " children's",
                " childrens",
            ]
            .iter()
            .filter_map(|e| rest_lower.find(e))
            .min()
            .unwrap_or(rest.len());
            let name = rest.get(..end).unwrap_or_default().trim();
            let is_service = ["children", "local authority", "services", "childrens"]
                .iter()
                .any(|s| plain(name).starts_with(s));
            if is_service || name.is_empty() {
                Vec::new()
            } else {
                vec![name.to_owned()]
            }
        }
        Layout::Letter => [" to ", " of ", " at ", " in "]
            .iter()
            .flat_map(|link| {
                lower
                    .match_indices(link)
                    .map(|(i, _)| i + link.len())
                    .collect::<Vec<_>>()
            })
            .filter_map(|i| title.get(i..))
            .map(str::to_owned)
            .collect(),
        Layout::LookedAfter2013 => title
            .rsplit_once("services")
            .map(|(_, name)| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .into_iter()
            .collect(),
        Layout::Sif | Layout::LscbReview => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{invented, kind};

    fn read(lines: &[&str], file_name: &str) -> (Option<AuthorityName>, usize) {
        let text = Text {
            pages: vec![invented::page(1, lines)],
            strange: Vec::new(),
        };
        let recognised = kind::recognise(&text).unwrap();
        let origin = Origin {
            file_name: file_name.to_owned(),
            link_published: None,
        };
        let (name, doubts) = authority(
            &text,
            &recognised,
            Some(jiff::civil::date(2016, 5, 4)),
            &origin,
        );
        (name.map(|n| n.value), doubts.len())
    }

    fn name(printed: &str, urn: &str) -> Option<AuthorityName> {
        Some(AuthorityName {
            printed: printed.to_owned(),
            urn: Some(urn.to_owned()),
        })
    }

    #[test]
    fn the_name_stands_in_the_title_above_it_or_below_it() {
        let table = "Judgement | Grade";
        for (lines, printed, urn) in [
            (
                &[
                    "Inspection of Barnet local authority",
                    "children\u{2019}s services",
                    table,
                ][..],
                "Barnet",
                "80487",
            ),
            (
                &[
                    "Inspection of Bradford Children and",
                    "Families Trust",
                    table,
                ],
                "Bradford Children and Families Trust",
                "80449",
            ),
            (
                &[
                    "Inspection of Kent County Council children\u{2019}s services",
                    table,
                ],
                "Kent County Council",
                "80476",
            ),
            (
                &[
                    "1",
                    "Barnet",
                    "Inspection of children\u{2019}s social care services",
                    table,
                ],
                "Barnet",
                "80487",
            ),
            (
                &[
                    "Barnet",
                    "Inspection of local authority children\u{2019}s services",
                    table,
                ],
                "Barnet",
                "80487",
            ),
            (
                &[
                    "Royal Borough of",
                    "Windsor and Maidenhead",
                    "Inspection of services for children in need of help",
                ],
                "Royal Borough of Windsor and Maidenhead",
                "80546",
            ),
            (
                &[
                    "Inspection of looked after children services",
                    "Kent County Council",
                ],
                "Kent County Council",
                "80476",
            ),
            (
                &[
                    "Barnet Safeguarding Children Board",
                    "Review of the effectiveness of the Local Safeguarding Children Board",
                ],
                "Barnet Safeguarding Children Board",
                "80487",
            ),
            (
                &["Focused visit to Barnet children\u{2019}s services"],
                "Barnet children\u{2019}s services",
                "80487",
            ),
        ] {
            assert_eq!(
                read(lines, "report.pdf"),
                (name(printed, urn), 0),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn a_running_header_above_the_title_is_no_name() {
        let lines = [
            "Inspection of Barnet local authority children\u{2019}s services",
            "11 to 22 July 2022 2",
            "Inspection of Barnet local authority",
            "children\u{2019}s services",
            "Inspection date: 11 - 22 July 2022",
            "Judgement | Grade",
        ];
        assert_eq!(read(&lines, "report.pdf"), (name("Barnet", "80487"), 0));
    }

    #[test]
    fn a_folder_helps_only_where_the_name_is_unknown_and_its_disagreement_is_a_doubt() {
        let known = [
            "Inspection of Barnet local authority children\u{2019}s services",
            "Judgement | Grade",
        ];
        assert_eq!(
            read(&known, "80488_bexley/report.pdf"),
            (name("Barnet", "80487"), 1)
        );
        let unknown = [
            "Inspection of Averham local authority children\u{2019}s services",
            "Judgement | Grade",
        ];
        assert_eq!(
            read(&unknown, "80488_bexley/report.pdf"),
            (name("bexley", "80488"), 1)
        );
        let (none, doubts) = read(&unknown, "report.pdf");
        assert_eq!((none.and_then(|n| n.urn), doubts), (None, 1));
    }
}
