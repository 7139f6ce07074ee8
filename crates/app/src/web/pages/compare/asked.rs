//! What a reader asked to compare, as it stands in the address.

use jiff::civil::Date;

/// The most authorities compared at once.
pub(super) const MOST: usize = 6;

/// What is asked for. `with` may be given several times, or once with commas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// Reference numbers, each once, in the order asked.
    pub(super) with: Vec<String>,
    /// The day compared, or the first of two.
    pub(super) at: Date,
    /// The second of two days.
    pub(super) and: Option<Date>,
}

impl Asked {
    /// Reads an address's query; what makes no sense counts as not asked. No day is after today.
    pub(super) fn of(query: &str, today: Date) -> Self {
        let mut asked = Self {
            with: Vec::new(),
            at: today,
            and: None,
        };
        for (name, value) in query.split('&').filter_map(|part| part.split_once('=')) {
            let value = unescaped(value);
            match name {
                "with" => {
                    for urn in value
                        .split(',')
                        .map(str::trim)
                        .filter(|urn| !urn.is_empty())
                    {
                        if !asked.with.iter().any(|known| known == urn) {
                            asked.with.push(urn.to_owned());
                        }
                    }
                }
                "at" => asked.at = value.parse().unwrap_or(today).min(today),
                "and" => asked.and = value.parse().ok().map(|day: Date| day.min(today)),
                _ => {}
            }
        }
        // Two days are told in order of time; a second day says nothing beside several authorities.
        if asked.with.len() > 1 {
            asked.and = None;
        }
        if let Some(and) = asked.and
            && and < asked.at
        {
            asked.and = Some(asked.at);
            asked.at = and;
        }
        asked
    }

    /// The query that asks for the same again.
    pub(super) fn query(&self) -> String {
        let and = self
            .and
            .map(|day| format!("&and={day}"))
            .unwrap_or_default();
        format!("with={}&at={}{and}", self.with.join(","), self.at)
    }
}

/// A value of a query with its percent codes and pluses undone; broken codes are left as they are.
fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let code: Vec<u8> = rest.clone().take(2).collect();
                let read = std::str::from_utf8(&code)
                    .ok()
                    .filter(|code| code.len() == 2)
                    .and_then(|code| u8::from_str_radix(code, 16).ok());
                match read {
                    Some(read) => {
                        bytes.push(read);
                        rest.nth(1);
                    }
                    None => bytes.push(byte),
                }
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    #[test]
    fn authorities_come_once_however_they_are_given() {
        let lists = Asked::of("with=80556&with=&with=80571&at=2020-01-01&and=", TODAY);
        let commas = Asked::of("with=80556%2C80571,80556&at=2020-01-01", TODAY);
        assert_eq!(lists, commas);
        assert_eq!(lists.with, ["80556", "80571"]);
        assert_eq!(lists.query(), "with=80556,80571&at=2020-01-01");
    }

    #[test]
    fn two_days_stand_in_order_and_none_lies_ahead() {
        let asked = Asked::of("with=80556&at=2030-01-01&and=2019-05-08", TODAY);
        assert_eq!((asked.at, asked.and), (date(2019, 5, 8), Some(TODAY)));
    }

    #[test]
    fn a_broken_code_is_kept_as_written() {
        assert_eq!(unescaped("50%+of%2"), "50% of%2");
    }
}
