//! The key that lies outside the store, in a file of its own.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::cipher::{KeyBytes, fresh_key};
use crate::Error;

/// What a key file begins with.
const FIRST_WORD: &str = "waymark-key-1";

/// The key that opens a store, or a backup.
///
/// It is read from a file that lies outside the data folder and is in no backup. Its bytes are printed nowhere and wiped
/// when it is dropped.
#[derive(Clone)]
pub struct Key {
    pub(super) bytes: KeyBytes,
    file: Option<PathBuf>,
}

impl Key {
    /// A new key that lies nowhere yet.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn new() -> Result<Self, Error> {
        let bytes = fresh_key().map_err(|why| Error::Key(why.to_string()))?;
        Ok(Self { bytes, file: None })
    }

    /// The key in a file; where there is no file yet, a new key is made and written to it for its owner's eyes only.
    ///
    /// # Errors
    /// When the file cannot be read or made, is no key file, or can be read by everybody on the machine.
    pub fn read_or_make(file: &Path) -> Result<Self, Error> {
        if let Some(key) = Self::read_if_there(file)? {
            return Ok(key);
        }
        let mut key = Self::new()?;
        if let Err(error) = key.write(file) {
            // Somebody else may have made it at the same moment.
            return Self::read_if_there(file)?.ok_or(error);
        }
        key.file = Some(file.to_owned());
        Ok(key)
    }

    /// The key in a file.
    ///
    /// # Errors
    /// When the file is not there, cannot be read, is no key file, or can be read by everybody on the machine.
    pub fn read(file: &Path) -> Result<Self, Error> {
        Self::read_if_there(file)?.ok_or_else(|| {
            Error::Key(format!(
                "there is no key file at {}: put it back from where keys are kept",
                file.display()
            ))
        })
    }

    fn read_if_there(file: &Path) -> Result<Option<Self>, Error> {
        let cannot = |why: &dyn std::fmt::Display| {
            Error::Key(format!("the key file {}: {why}", file.display()))
        };
        let open = match File::open(file) {
            Ok(open) => open,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(cannot(&error)),
        };
        if read_by_everybody(&open) {
            return Err(cannot(
                &"everybody on this machine can read it; take that right away (chmod 600) and think of changing the key",
            ));
        }
        let mut text = Zeroizing::new(String::with_capacity(256));
        open.take(256)
            .read_to_string(&mut text)
            .map_err(|e| cannot(&e))?;
        let bytes = text
            .trim()
            .strip_prefix(FIRST_WORD)
            .and_then(|hex| from_hex(hex.trim()))
            .ok_or_else(|| cannot(&"it is no key file of this program"))?;
        Ok(Some(Self {
            bytes,
            file: Some(file.to_owned()),
        }))
    }

    /// Writes the key to a new file that only its owner can read.
    ///
    /// # Errors
    /// When there is a file already, or it cannot be written.
    pub fn write(&self, file: &Path) -> Result<(), Error> {
        let cannot = |why: std::io::Error| {
            Error::Key(format!(
                "the key file {} cannot be made: {why}",
                file.display()
            ))
        };
        let mut text = Zeroizing::new(String::with_capacity(128));
        text.push_str(FIRST_WORD);
        text.push(' ');
        for byte in self.bytes.iter() {
            for half in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
        text.push('\n');
        // It appears under its name when it is whole: whoever reads it meanwhile must not find half a key.
        let folder = match file.parent() {
            Some(folder) if folder != Path::new("") => folder,
            Some(_) | None => Path::new("."),
        };
        std::fs::create_dir_all(folder).map_err(cannot)?;
        let half_made = folder.join(format!(".key-{}", uuid::Uuid::new_v4()));
        let written = owners_only(&half_made).and_then(|mut open| {
            open.write_all(text.as_bytes())?;
            open.sync_all()?;
            // Unlike renaming, linking never takes the place of a key that is there.
            std::fs::hard_link(&half_made, file)?;
            sync_folder(folder)
        });
        let removed = std::fs::remove_file(&half_made);
        written.and(removed).map_err(cannot)
    }

    /// Its bytes, to seal and open with.
    pub(crate) fn bytes(&self) -> &KeyBytes {
        &self.bytes
    }

    /// The key's check value: says which key it is and nothing about it.
    #[must_use]
    pub fn check(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"waymark key check");
        hash.update(*self.bytes);
        let mut hex = crate::reports::hex(&hash.finalize());
        hex.truncate(16);
        hex
    }

    /// Refuses a key that lies in the folder it is to protect.
    pub(crate) fn outside(&self, folder: Option<&Path>) -> Result<(), Error> {
        match &self.file {
            Some(file) => Self::outside_of(file, folder),
            None => Ok(()),
        }
    }

    /// Refuses a key file in a folder, also one that is not made yet.
    pub(crate) fn outside_of(file: &Path, folder: Option<&Path>) -> Result<(), Error> {
        let Some(folder) = folder.and_then(|folder| folder.canonicalize().ok()) else {
            return Ok(());
        };
        let inside = std::path::absolute(file)
            .unwrap_or_else(|_| file.to_owned())
            .ancestors()
            .filter_map(|above| above.canonicalize().ok())
            .any(|above| above.starts_with(&folder));
        if inside {
            return Err(Error::Key(format!(
                "the key file {} lies in the folder it is to protect: whoever takes the folder would have the key; \
                 move it elsewhere and say where",
                file.display()
            )));
        }
        Ok(())
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

fn from_hex(hex: &str) -> Option<KeyBytes> {
    let mut bytes = Zeroizing::new([0; 32]);
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * n..2 * n + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(unix)]
fn read_by_everybody(file: &File) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata()
        .is_ok_and(|about| about.permissions().mode() & 0o007 != 0)
}

/// Elsewhere the folder's own rights guard it.
#[cfg(not(unix))]
fn read_by_everybody(_: &File) -> bool {
    false
}

/// A new file that only its owner can read.
pub(crate) fn owners_only(file: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// Makes a name in a folder survive a power cut.
pub(crate) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_read_again() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("keys/waymark.key");
        let made = Key::read_or_make(&file).unwrap();
        let read = Key::read_or_make(&file).unwrap();
        assert_eq!(*made.bytes, *read.bytes);
        assert_eq!(made.check(), read.check());
        assert_eq!(made.check().len(), 16);
        assert_eq!(
            std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(
            std::fs::read_dir(folder.path().join("keys"))
                .unwrap()
                .count(),
            1
        );
        assert!(made.write(&file).is_err(), "a key is never written over");
        assert_eq!(format!("{made:?}"), "Key");
    }

    #[test]
    fn a_key_in_the_data_folder_or_for_everybodys_eyes_is_refused() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("inside/waymark.key");
        let key = Key::read_or_make(&file).unwrap();
        let refused = key.outside(Some(folder.path())).unwrap_err().to_string();
        assert!(refused.contains("move it elsewhere"), "{refused}");
        assert!(key.outside(Some(&folder.path().join("other"))).is_ok());

        let mut rights = std::fs::metadata(&file).unwrap().permissions();
        rights.set_mode(0o644);
        std::fs::set_permissions(&file, rights).unwrap();
        let refused = Key::read(&file).unwrap_err().to_string();
        assert!(refused.contains("chmod 600"), "{refused}");
    }

    #[test]
    fn what_is_no_key_file_is_refused_and_a_missing_one_is_said() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("waymark.key");
        assert!(
            Key::read(&file)
                .unwrap_err()
                .to_string()
                .contains("no key file")
        );
        for text in ["", "waymark-key-1 00", "waymark-key-1", "something else"] {
            let mut open = owners_only(&file).unwrap();
            open.write_all(text.as_bytes()).unwrap();
            assert!(Key::read_or_make(&file).is_err(), "{text}");
            std::fs::remove_file(&file).unwrap();
        }
    }
}
