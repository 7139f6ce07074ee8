//! Returns of any size, in parts: a few thousand children at a time, each part ready to be written behind the last.

use children::{CollectionYear, Day};

use super::lists::Named;
use super::mistakes::{self, Mistake};
use super::{Return, Told, census, drawn, last_ended, looked_after, stays};

/// Children of one part.
const PART: u64 = 2_000;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The day the records speak of: the returns are of the last year that had ended.
    pub today: Day,
    /// Everything follows from it.
    pub seed: u64,
    /// Children of a thousand with a mistake.
    pub rate: u32,
    /// Which returns.
    pub returns: &'a [Return],
}

/// Some children's share of every file.
#[derive(Clone, Default, Debug)]
pub struct Part {
    /// The files.
    pub files: Vec<PartFile>,
    /// What the lists must hold.
    pub named: Named,
    /// What is wrong on purpose.
    pub mistakes: Vec<Mistake>,
}

/// A share of one file.
#[derive(Clone, Debug)]
pub struct PartFile {
    /// The file's name with its folder.
    pub name: String,
    /// What the file begins with.
    pub head: Vec<u8>,
    /// The children.
    pub body: Vec<u8>,
    /// What the file ends with.
    pub foot: Vec<u8>,
}

/// Draws so many children open to social care and hands over their returns part by part, the children of each part
/// other than those of every other; lives are drawn for the returns alone.
pub fn parts(children: u64, asked: Asked<'_>, mut each: impl FnMut(Part)) {
    let whole = children.div_ceil(PART);
    let threads = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .clamp(1, 16);
    let mut next = 0_u64;
    while next < whole {
        let together: Vec<u64> = (next..whole).take(threads).collect();
        next += u64::try_from(together.len()).unwrap_or(1).max(1);
        let made: Vec<Part> = std::thread::scope(|scope| {
            let running: Vec<_> = together
                .iter()
                .map(|part| {
                    let from = part * PART;
                    let to = (from + PART).min(children);
                    scope.spawn(move || {
                        let told: Vec<Told> = (from..to)
                            .flat_map(|number| drawn::told(number, &asked))
                            .collect();
                        of_children(&told, asked, from)
                    })
                })
                .collect();
            running
                .into_iter()
                .map(|thread| thread.join().unwrap_or_default())
                .collect()
        });
        made.into_iter().for_each(&mut each);
    }
}

/// The share of some children.
pub(super) fn of_children(told: &[Told], asked: Asked<'_>, number: u64) -> Part {
    let year = last_ended(asked.today);
    let mut part = Part::default();
    for (folder, year) in [("this", year), ("last", CollectionYear(year.0 - 1))] {
        let mut making = (folder == "this" && asked.rate > 0)
            .then(|| mistakes::Making::of(year, &asked, number));
        if asked.returns.contains(&Return::LookedAfter) {
            let mut tables = looked_after::empty(year);
            for child in told.iter().filter(|child| !child.care.is_empty()) {
                let all = stays::in_care(child);
                part.named.add(child, &all);
                let Some(making) = &mut making else {
                    looked_after::add(&mut tables, child, &all, year);
                    continue;
                };
                let in_year = |year| {
                    let mut own = looked_after::empty(year);
                    looked_after::add(&mut own, child, &all, year);
                    own
                };
                let mut own = in_year(year);
                making.in_care(&mut own, child, || in_year(CollectionYear(year.0 - 1)));
                looked_after::append(&mut tables, own);
            }
            for (name, bytes) in tables.files() {
                let first_line = bytes.iter().position(|byte| *byte == b'\n');
                let (head, body) = bytes.split_at(first_line.map_or(0, |at| at + 1));
                part.files.push(PartFile {
                    name: format!("903/{folder}/{name}"),
                    head: head.to_vec(),
                    body: body.to_vec(),
                    foot: Vec::new(),
                });
            }
        }
        if asked.returns.contains(&Return::InNeed) {
            let mut body = String::new();
            for child in told {
                let from = body.len();
                census::add(&mut body, child, year);
                if let Some(making) = &mut making {
                    making.in_need(&mut body, from, child);
                }
            }
            part.files.push(PartFile {
                name: format!("cin/{}.xml", year.0),
                head: census::head(year).into_bytes(),
                body: body.into_bytes(),
                foot: census::FOOT.into(),
            });
        }
        part.mistakes
            .extend(making.into_iter().flat_map(|making| making.made));
    }
    part
}
