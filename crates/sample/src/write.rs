//! The files of an authority, as its systems would give them out.

use returns::annex_a::AnnexA;
use returns::annex_a::write::on;
use returns::service::{Supplied, build};
use returns::table::Rows;
use returns::write::csv;

use crate::lives::Authority;
use crate::supplied::supplied_as;
use crate::yearly;

/// Every file: its name with its folder, and its bytes.
#[must_use]
pub fn files(authority: &Authority) -> Vec<(String, Vec<u8>)> {
    files_with_mistakes(authority, 0)
}

/// Those of the files whose names begin so, `903/`, by the rest of their names.
pub fn files_under<'f>(
    files: &'f [(String, Vec<u8>)],
    folder: &str,
) -> impl Iterator<Item = (&'f str, &'f [u8])> {
    files
        .iter()
        .filter_map(move |(name, bytes)| Some((name.strip_prefix(folder)?, bytes.as_slice())))
}

/// The same with mistakes in the statutory returns of so many children of a thousand, and the list of them.
#[must_use]
pub fn files_with_mistakes(authority: &Authority, rate: u32) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    authority.safeguarding.write(|name, columns, rows| {
        files.push((format!("ssd/{name}.csv"), written(columns, rows)));
    });
    authority.optional.write(|name, columns, rows| {
        files.push((format!("optional/{name}.csv"), written(columns, rows)));
    });
    files.push(("annex-a/annex-a.xlsx".to_owned(), annex_a(authority)));
    files.extend(yearly::files(authority, rate).0);
    files.push(("README.txt".to_owned(), read_me(authority).into_bytes()));
    files
}

/// The statutory returns alone, with mistakes of so many children of a thousand: as they were before some were mended.
#[must_use]
pub fn returns_with_mistakes(authority: &Authority, rate: u32) -> Vec<(String, Vec<u8>)> {
    yearly::files(authority, rate).0
}

fn written(
    columns: &[returns::table::Column],
    rows: &mut dyn Iterator<Item = Vec<returns::write::Value<'_>>>,
) -> Vec<u8> {
    let mut table = csv::Table::new(
        csv::Form::default(),
        columns.iter().map(|column| column.name),
    );
    for row in rows {
        table.row(row);
    }
    table.finish()
}

/// Annex A of the day, as a council would make it from the same systems.
fn annex_a(authority: &Authority) -> Vec<u8> {
    let adopters = Rows {
        rows: authority.adopters.clone(),
        from: Some(supplied_as("annex-a.xlsx", "List 11")),
    };
    let supplied = Supplied {
        safeguarding: Some(authority.safeguarding.clone()),
        annex_a: Some(AnnexA {
            adopters,
            ..AnnexA::default()
        }),
        optional: Some(authority.optional.clone()),
        ..Supplied::default()
    };
    let today = authority.ask.today;
    let (service, _) = build(&supplied, today);
    on(&service, today).workbook(crate::AUTHORITY).bytes
}

fn read_me(authority: &Authority) -> String {
    let ask = authority.ask;
    format!(
        "Records of {name}, an authority that does not exist.\r\n\r\n\
         No child, family or worker in these files is real: all are invented by chance from seed {seed}.\r\n\
         Day of the records: {today}. Years of records: {years}. Children open that day: {open}.\r\n\
         People aged 0 to 17 who would live there: {population}.\r\n\r\n\
         ssd/        the Standard Safeguarding Dataset, a file for each table\r\n\
         optional/   the council's own tables\r\n\
         annex-a/    Annex A of the day, made from these, with the adopters besides\r\n\
         903/        the SSDA903 of the year that ended last and of the one before, with the lists it is checked against\r\n\
         cin/        the children in need census of both years\r\n",
        name = crate::AUTHORITY,
        seed = ask.seed,
        today = ask.today,
        years = ask.years,
        open = ask.children_open,
        population = ask.population(),
    )
}
