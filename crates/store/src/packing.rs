//! Files packed while they come, so that no more of them is held than what they shrink to.

use std::io::{Read, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use sha2::{Digest as _, Sha256};

use crate::Error;
use crate::loads::{Packed, PackedFile};
use crate::reports::{hash, hex, strange};

/// Files on their way in: each is named, then given piece by piece.
#[derive(Default)]
pub struct Packing {
    done: Vec<PackedFile>,
    coming: Option<Coming>,
    came: usize,
}

/// A file on its way in.
struct Coming {
    name: String,
    size: usize,
    hash: Sha256,
    encoder: ZlibEncoder<Vec<u8>>,
}

impl Packing {
    /// A file begins; the one before it is whole.
    ///
    /// # Errors
    /// When the one before cannot be packed.
    pub fn file(&mut self, name: &str) -> Result<(), Error> {
        self.close()?;
        self.coming = Some(Coming {
            name: name.to_owned(),
            size: 0,
            hash: Sha256::new(),
            encoder: ZlibEncoder::new(Vec::new(), Compression::fast()),
        });
        Ok(())
    }

    /// A piece of the file that began last.
    ///
    /// # Errors
    /// When no file began, or it cannot be packed.
    pub fn piece(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let coming = self
            .coming
            .as_mut()
            .ok_or_else(|| strange("a file", &"a piece came before its name"))?;
        coming.hash.update(bytes);
        coming
            .encoder
            .write_all(bytes)
            .map_err(|e| strange(&coming.name, &e))?;
        coming.size += bytes.len();
        self.came += bytes.len();
        Ok(())
    }

    /// How many files came, the last maybe in part.
    #[must_use]
    pub fn files(&self) -> usize {
        self.done.len() + usize::from(self.coming.is_some())
    }

    /// How many bytes came.
    #[must_use]
    pub fn came(&self) -> usize {
        self.came
    }

    /// How many bytes they shrank to, and are held.
    #[must_use]
    pub fn held(&self) -> usize {
        let coming = self
            .coming
            .as_ref()
            .map_or(0, |coming| coming.encoder.get_ref().len());
        self.done.iter().map(|file| file.bytes.len()).sum::<usize>() + coming
    }

    /// All of them, whole.
    ///
    /// # Errors
    /// When the last cannot be packed.
    pub fn whole(mut self) -> Result<Packed, Error> {
        self.close()?;
        Ok(Packed::from_files(self.done))
    }

    fn close(&mut self) -> Result<(), Error> {
        if let Some(coming) = self.coming.take() {
            let bytes = coming
                .encoder
                .finish()
                .map_err(|e| strange(&coming.name, &e))?;
            self.done.push(PackedFile {
                name: coming.name,
                size: coming.size,
                sha256: hex(&coming.hash.finalize()),
                bytes,
            });
        }
        Ok(())
    }
}

impl Packed {
    /// Files packed one by one, as one load.
    pub(crate) fn from_files(files: Vec<PackedFile>) -> Self {
        let mut whole = String::new();
        for file in &files {
            whole.push_str(&file.name);
            whole.push('\n');
            whole.push_str(&file.sha256);
            whole.push('\n');
        }
        Self {
            sha256: hash(whole.as_bytes()),
            files,
        }
    }

    /// Each file.
    #[must_use]
    pub fn files(&self) -> &[PackedFile] {
        &self.files
    }

    /// Name and bytes of each file as it came.
    ///
    /// # Errors
    /// When one is not what was packed.
    pub fn unpacked(&self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        self.files
            .iter()
            .map(|file| {
                let mut bytes = Vec::with_capacity(file.size);
                file.bytes_as_they_came()
                    .read_to_end(&mut bytes)
                    .map_err(|e| strange(&file.name, &e))?;
                if hash(&bytes) != file.sha256 {
                    return Err(strange(
                        &file.name,
                        &"its bytes are not those that were kept",
                    ));
                }
                Ok((file.name.clone(), bytes))
            })
            .collect()
    }
}

impl PackedFile {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its size as it came, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Its bytes as they came, piece by piece.
    pub fn bytes_as_they_came(&self) -> impl Read + '_ {
        ZlibDecoder::new(self.bytes.as_slice())
    }
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Packed({} files)", self.files.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_came_in_pieces_are_the_same_load_as_files_that_came_whole() {
        let files = vec![
            ("a.csv".to_owned(), b"one,two\n".repeat(20_000)),
            ("b.csv".to_owned(), Vec::new()),
        ];
        let mut packing = Packing::default();
        for (name, bytes) in &files {
            packing.file(name).unwrap();
            for piece in bytes.chunks(777) {
                packing.piece(piece).unwrap();
            }
        }
        assert_eq!((packing.files(), packing.came()), (2, 160_000));
        assert!(packing.held() < 5_000, "{} bytes are held", packing.held());
        let packed = packing.whole().unwrap();
        assert_eq!(packed.sha256, Packed::of(&files).unwrap().sha256);
        assert_eq!(packed.unpacked().unwrap(), files);
    }

    #[test]
    fn a_piece_without_a_file_is_an_error() {
        assert!(Packing::default().piece(b"x").is_err());
    }
}
