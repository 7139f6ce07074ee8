//! The address of every page, so that pages link to each other by what they mean: a file for each area of the site, as in
//! `routes`.

mod board;
mod data;
mod inspection;
mod national;
mod people;
mod plan;
mod records;
pub(crate) mod returns;
mod reviews;

use std::fmt::Write as _;

pub(crate) use board::*;
pub(crate) use data::*;
pub(crate) use inspection::*;
pub(crate) use national::*;
pub(crate) use people::*;
pub(crate) use plan::*;
pub(crate) use records::*;
pub(crate) use reviews::*;

/// Text as one value of a query: everything but letters, digits and `-._~` as percent codes.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_to_look_for_survive_an_address() {
        assert_eq!(search(""), "/search");
        assert_eq!(search("16 & 17"), "/search?q=16%20%26%2017");
    }
}
