//! What a form sent, as it was typed: fields may come more than once, and all of them can be sent again.

use axum::extract::multipart::{Field, Multipart, MultipartError};
use serde::Deserialize;

use super::changed_since::VERSION;
use super::error::Error;
use super::govuk::form::TypedDay;
use super::own_forms;

/// The longest that one field may be, in bytes, before it is not even read.
const LONGEST: usize = 1024 * 1024;

/// The fields of a form, in the order they came.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Typed(Vec<(String, String)>);

/// A file that came with a form.
pub(crate) struct Sent {
    /// Its name.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

impl Typed {
    /// A form as it is before anybody typed.
    pub(crate) fn new(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// A field; empty where it did not come.
    pub(crate) fn one(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(of, _)| of == name)
            .map_or("", |(_, value)| value)
    }

    /// A field without the space around it.
    pub(crate) fn trimmed(&self, name: &str) -> String {
        self.one(name).trim().to_owned()
    }

    /// Every value of a field that may be chosen more than once.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let of_name = self.0.iter().filter(|(of, _)| of == name);
        of_name.map(|(_, value)| value.clone()).collect()
    }

    /// What was written of a list, one a line or between commas, without what is empty or comes twice.
    pub(crate) fn list(&self, name: &str) -> Vec<String> {
        let mut items: Vec<String> = Vec::new();
        for item in self.one(name).split(['\n', ',', ';']).map(str::trim) {
            if !item.is_empty() && !items.iter().any(|one| one == item) {
                items.push(item.to_owned());
            }
        }
        items
    }

    /// A day in its three fields.
    pub(crate) fn day<'t>(&'t self, name: &str) -> TypedDay<'t> {
        TypedDay {
            day: self.one(name),
            month: self.one(&format!("{name}_month")),
            year: self.one(&format!("{name}_year")),
        }
    }

    /// The place of the last change that the form's page showed; nought where it carried none.
    pub(crate) fn version(&self) -> u64 {
        self.one(VERSION).parse().unwrap_or(0)
    }

    /// All that was typed, to be sent again: without the token and the version.
    pub(crate) fn sent(&self) -> Vec<(String, String)> {
        let typed = self
            .0
            .iter()
            .filter(|(name, _)| name != own_forms::FIELD && name != VERSION);
        typed.cloned().collect()
    }

    /// The fields of a form with a file, and the file if one came; no more than `most` bytes of it are read.
    ///
    /// # Errors
    /// When the form did not come whole, or the file is larger.
    pub(crate) async fn with_file(
        mut form: Multipart,
        most: usize,
    ) -> Result<(Self, Option<Sent>), Error> {
        let mut typed = Self::default();
        let (mut file, mut too_large) = (None, None);
        while let Some(mut field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(ToOwned::to_owned) {
                Some(file_name) => match read(&mut field, most).await? {
                    Some(_) if file_name.is_empty() => {}
                    Some(bytes) => {
                        file = Some(Sent {
                            name: file_name,
                            bytes,
                        });
                    }
                    None => {
                        too_large.get_or_insert_with(|| {
                            Error::BadRequest(format!(
                                "The file is larger than the {} MB this form takes. Nothing was changed.",
                                most / 1024 / 1024
                            ))
                        });
                    }
                },
                None => match read(&mut field, LONGEST).await? {
                    Some(bytes) => {
                        let text = String::from_utf8_lossy(&bytes).into_owned();
                        typed.0.push((name, text));
                    }
                    None => {
                        too_large.get_or_insert(Error::TooMuchTyped(LONGEST));
                    }
                },
            }
        }
        if let Some(why) = too_large {
            return Err(why);
        }
        Ok((typed, file))
    }
}

/// What a field holds; `None` where that is more than `most` bytes. The rest of it is heard all the same, so that a
/// browser that still sends is not cut off before it is answered.
async fn read(field: &mut Field<'_>, most: usize) -> Result<Option<Vec<u8>>, Error> {
    let (mut bytes, mut whole) = (Vec::new(), true);
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        whole &= bytes.len() + piece.len() <= most;
        if whole {
            bytes.extend_from_slice(&piece);
        } else {
            bytes = Vec::new();
        }
    }
    Ok(whole.then_some(bytes))
}

fn broken(_: MultipartError) -> Error {
    Error::BadRequest(
        "What was sent did not arrive whole, or is larger than this form takes. Nothing was changed."
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_read_field_by_field_and_can_be_sent_again() {
        let fields = [
            ("form_token", "t"),
            ("version", "7"),
            ("answers", "f1"),
            ("answers", "f2"),
            ("partners", "Housing, Police\nHousing; "),
            ("due", "31/3/26"),
        ];
        let typed = Typed(
            fields
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec(),
        );
        assert_eq!(typed.all("answers"), ["f1", "f2"]);
        assert_eq!(typed.list("partners"), ["Housing", "Police"]);
        assert_eq!((typed.version(), typed.one("nothing")), (7, ""));
        assert_eq!(
            typed.day("due").read(),
            Ok(Some(jiff::civil::date(2026, 3, 31)))
        );
        assert_eq!(typed.sent().len(), 4);
    }
}
