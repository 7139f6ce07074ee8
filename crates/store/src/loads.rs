//! Files supplied about the authority's children: kept as they came, whole or not at all.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::reports::{hash, strange};
use crate::seal::Cell;
use crate::{Error, Store, Writing};

/// Files to be kept as one load.
#[derive(Debug, Clone)]
pub struct NewLoad<'a> {
    /// The source: `ssd`, `annex-a`, `optional`.
    pub source: &'a str,
    /// Name and bytes of each file.
    pub files: &'a [(String, Vec<u8>)],
    /// The moment of loading.
    pub at: Timestamp,
    /// Who loads.
    pub by: &'a str,
    /// Whether it was invented for the sample authority.
    pub invented: bool,
    /// Why nothing of it could be used; empty for a good load.
    pub refused: &'a str,
    /// Rows that were read.
    pub rows: usize,
    /// Doubts about them.
    pub doubts: usize,
}

/// What became of a load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loaded {
    /// It is kept under this id; in force unless it was refused.
    New(String),
    /// The same files are in force already, or were refused before, under this id; nothing was changed.
    Already(String),
}

/// A load as kept, without its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Its id.
    pub id: String,
    /// The source.
    pub source: String,
    /// Hash over the names and hashes of its files; of files that came again, over that and the load they replaced.
    pub sha256: String,
    /// The load whose place files that were loaded before took again; empty for files that were new.
    pub again_after: String,
    /// When it was loaded.
    pub at: Timestamp,
    /// Who loaded it.
    pub by: String,
    /// Whether it was invented.
    pub invented: bool,
    /// Why nothing of it could be used; empty for a good load.
    pub refused: String,
    /// Rows that were read.
    pub rows: usize,
    /// Doubts about them.
    pub doubts: usize,
}

/// A file of a load, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadFile {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: usize,
    /// Its hash.
    pub sha256: String,
}

/// Files made ready to be kept: hashed and compressed.
#[derive(Clone)]
pub struct Packed {
    /// Hash over the names and hashes of all.
    pub(crate) sha256: String,
    /// Each of them.
    pub(crate) files: Vec<PackedFile>,
}

/// A file made ready to be kept.
#[derive(Clone)]
pub struct PackedFile {
    pub(crate) name: String,
    /// Its size as it came, in bytes.
    pub(crate) size: usize,
    pub(crate) sha256: String,
    /// Compressed.
    pub(crate) bytes: Vec<u8>,
}

impl Packed {
    pub(crate) fn of(files: &[(String, Vec<u8>)]) -> Result<Self, Error> {
        let mut packed = Vec::with_capacity(files.len());
        let mut whole = String::new();
        for (name, bytes) in files {
            let sha256 = hash(bytes);
            whole.push_str(name);
            whole.push('\n');
            whole.push_str(&sha256);
            whole.push('\n');
            packed.push(PackedFile {
                name: name.clone(),
                size: bytes.len(),
                sha256,
                bytes: pack(bytes)?,
            });
        }
        Ok(Self {
            sha256: hash(whole.as_bytes()),
            files: packed,
        })
    }
}

impl Store {
    /// Keeps files as one load: all of them or nothing.
    ///
    /// # Errors
    /// When nothing can be written; then nothing was, and what was in force stays in force.
    pub async fn keep_load(&self, load: &NewLoad<'_>) -> Result<Loaded, Error> {
        let packed = Packed::of(load.files)?;
        let mut writing = self.begin().await?;
        let loaded = self.write_load(&mut writing, load, packed).await?;
        writing.commit().await?;
        Ok(loaded)
    }

    /// Writes a load; it counts once the transaction is committed.
    pub(crate) async fn write_load(
        &self,
        writing: &mut Writing,
        load: &NewLoad<'_>,
        packed: Packed,
    ) -> Result<Loaded, Error> {
        let again_after = again_after(writing, load.source, &packed.sha256).await?;
        let sha256 = match &again_after {
            Some(after) => hash_again(&packed.sha256, after),
            None => packed.sha256,
        };
        let id = Uuid::now_v7().to_string();
        if load.refused.is_empty() {
            // Files that could not be read once (by an earlier version, on a machine with too little memory) and can
            // now are a new load: the refused one makes way.
            for forget in [
                "delete from load_files where load in (select id from loads where source = $1 and sha256 = $2 and state = 'refused')",
                "delete from loads where source = $1 and sha256 = $2 and state = 'refused'",
            ] {
                sqlx::query(forget)
                    .bind(load.source)
                    .bind(&sha256)
                    .execute(writing.connection()?)
                    .await?;
            }
        }
        // Looking first would not do: on PostgreSQL another may keep the same files after the look.
        let new = sqlx::query(
            "insert into loads (id, source, sha256, loaded_at, loaded_by, invented, state, why, rows_read, doubts, again_after) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
             on conflict do nothing",
        )
        .bind(&id)
        .bind(load.source)
        .bind(&sha256)
        .bind(load.at.to_string())
        .bind(load.by)
        .bind(i64::from(load.invented))
        .bind(if load.refused.is_empty() { "good" } else { "refused" })
        .bind(load.refused)
        .bind(number(load.rows))
        .bind(number(load.doubts))
        .bind(again_after.unwrap_or_default())
        .execute(writing.connection()?)
        .await?
        .rows_affected();
        if new == 0 {
            let before = sqlx::query("select id from loads where source = $1 and sha256 = $2")
                .bind(load.source)
                .bind(&sha256)
                .fetch_one(writing.connection()?)
                .await?;
            return Ok(Loaded::Already(before.try_get("id")?));
        }
        let sealer = self.sealer(writing).await?;
        for (place, file) in packed.files.into_iter().enumerate() {
            let bytes = sealer.bytes(file_cell(&format!("{id}/{place}")), &file.bytes)?;
            sqlx::query("insert into load_files (load, place, name, size, sha256, bytes) values ($1, $2, $3, $4, $5, $6)")
                .bind(&id)
                .bind(number(place))
                .bind(file.name)
                .bind(number(file.size))
                .bind(file.sha256)
                .bind(bytes)
                .execute(writing.connection()?)
                .await?;
        }
        Ok(Loaded::New(id))
    }

    /// What only this store knows, made when it is first asked for.
    ///
    /// # Errors
    /// When the store can be neither read nor written.
    pub async fn secret(&self) -> Result<String, Error> {
        self.secret_for("addresses").await
    }

    /// The secret of this store for one use, made at the first question: each use has its own.
    pub(crate) async fn secret_for(&self, using: &str) -> Result<String, Error> {
        let cell = Cell {
            table: "secrets",
            row: using,
            column: "value",
        };
        let kept = "select value from secrets where name = $1";
        if let Some(row) = sqlx::query(kept)
            .bind(using)
            .fetch_optional(&self.pool)
            .await?
        {
            let sealed: String = row.try_get("value")?;
            return self.open_text(cell, &sealed).await;
        }
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        let fresh = format!("{}{}", Uuid::new_v4(), Uuid::new_v4());
        sqlx::query(
            "insert into secrets (name, value) values ($1, $2) on conflict (name) do nothing",
        )
        .bind(using)
        .bind(sealer.text(cell, &fresh)?)
        .execute(writing.connection()?)
        .await?;
        let row = sqlx::query(kept)
            .bind(using)
            .fetch_one(writing.connection()?)
            .await?;
        writing.commit().await?;
        let sealed: String = row.try_get("value")?;
        self.open_text(cell, &sealed).await
    }

    /// Every load, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn loads(&self) -> Result<Vec<Load>, Error> {
        sqlx::query(
            "select id, source, sha256, loaded_at, loaded_by, invented, why, rows_read, doubts, again_after from loads order by id desc",
        )
        .fetch_all(&self.pool)
        .await?
        .iter()
        .map(load_of)
        .collect()
    }

    /// The load of each source that is in force: the newest good one.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn loads_in_force(&self) -> Result<Vec<Load>, Error> {
        let mut in_force: Vec<Load> = Vec::new();
        for load in self.loads().await? {
            if load.refused.is_empty() && in_force.iter().all(|other| other.source != load.source) {
                in_force.push(load);
            }
        }
        in_force.sort_by(|a, b| a.source.cmp(&b.source));
        Ok(in_force)
    }

    /// Removes the files of loads whose place was taken before a moment by a newer load of the same source, and of loads
    /// refused before it. What is in force stays, and of the others that they came, when, from whom, and their hash.
    /// Says of which loads files were removed.
    ///
    /// # Errors
    /// When nothing can be written; then all files stay.
    pub async fn remove_replaced_files(&self, before: Timestamp) -> Result<Vec<String>, Error> {
        let over = replaced_before(&self.loads().await?, before);
        let mut removed = Vec::new();
        let mut writing = self.begin().await?;
        for load in over {
            let files = sqlx::query("delete from load_files where load = $1")
                .bind(&load)
                .execute(writing.connection()?)
                .await?
                .rows_affected();
            if files > 0 {
                removed.push(load);
            }
        }
        writing.commit().await?;
        Ok(removed)
    }

    /// The files of a load, without their bytes; none where they were removed.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn load_files(&self, load: &str) -> Result<Vec<LoadFile>, Error> {
        sqlx::query("select name, size, sha256 from load_files where load = $1 order by place")
            .bind(load)
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(|row| {
                Ok(LoadFile {
                    name: row.try_get("name")?,
                    size: count(row.try_get("size")?),
                    sha256: row.try_get("sha256")?,
                })
            })
            .collect()
    }

    /// The files of a load as they came, each checked against its hash.
    ///
    /// # Errors
    /// When the store cannot be read or a file is not what was kept.
    pub async fn load_bytes(&self, load: &str) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let rows = sqlx::query(
            "select load, place, name, size, sha256, bytes from load_files where load = $1 order by place",
        )
        .bind(load)
        .fetch_all(&self.pool)
        .await?;
        let mut files = Vec::with_capacity(rows.len());
        // Each row goes as its file comes out of it: two of everything is too much of a large load.
        for row in rows {
            files.push(self.file_of(&row).await?);
        }
        Ok(files)
    }

    /// One file of a load as it came.
    ///
    /// # Errors
    /// When the store cannot be read or the file is not what was kept.
    pub async fn load_file(&self, load: &str, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let row = sqlx::query(
            "select load, place, name, size, sha256, bytes from load_files where load = $1 and name = $2",
        )
        .bind(load)
        .bind(name)
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(self.file_of(&row).await?.1))
    }

    /// Name and bytes of a file, opened and checked.
    async fn file_of(&self, row: &AnyRow) -> Result<(String, Vec<u8>), Error> {
        let load: String = row.try_get("load")?;
        let place: i64 = row.try_get("place")?;
        let sealed: Vec<u8> = row.try_get("bytes")?;
        let packed = self
            .open_bytes(file_cell(&format!("{load}/{place}")), &sealed)
            .await?;
        unpacked(row, &packed)
    }
}

/// The load whose place files take again that were loaded before and are no longer in force; none where they are new or in
/// force.
async fn again_after(
    writing: &mut Writing,
    source: &str,
    files: &str,
) -> Result<Option<String>, Error> {
    let good = sqlx::query(
        "select id, sha256, again_after from loads where source = $1 and state = 'good' order by id desc",
    )
    .bind(source)
    .fetch_all(writing.connection()?)
    .await?;
    let mut in_force = None;
    for row in &good {
        let (id, sha256): (String, String) = (row.try_get("id")?, row.try_get("sha256")?);
        let after: String = row.try_get("again_after")?;
        let is_same = sha256 == files || (!after.is_empty() && sha256 == hash_again(files, &after));
        match (in_force.is_some(), is_same) {
            // They are in force: kept again under the same hash, which is refused.
            (false, true) => return Ok((!after.is_empty()).then_some(after)),
            (true, true) => return Ok(in_force),
            (false, false) => in_force = Some(id),
            (true, false) => {}
        }
    }
    Ok(None)
}

/// The hash of files that take the place of a load again.
fn hash_again(files: &str, after: &str) -> String {
    hash(format!("{files}\nagain after {after}\n").as_bytes())
}

/// Where the bytes of a load's file belong; `row` is the load's id and the file's place.
fn file_cell(row: &str) -> Cell<'_> {
    Cell {
        table: "load_files",
        row,
        column: "bytes",
    }
}

/// Loads, given newest first, that were no longer in force at a moment.
fn replaced_before(loads: &[Load], moment: Timestamp) -> Vec<String> {
    let mut newer: Vec<&Load> = Vec::new();
    let mut over = Vec::new();
    for load in loads {
        // The one that took its place: the oldest good one after it.
        let by = newer.iter().rev().find(|newer| newer.source == load.source);
        let since = if load.refused.is_empty() {
            by.map(|by| by.at)
        } else {
            Some(load.at)
        };
        if since.is_some_and(|since| since < moment) {
            over.push(load.id.clone());
        }
        if load.refused.is_empty() {
            newer.push(load);
        }
    }
    over
}

fn load_of(row: &AnyRow) -> Result<Load, Error> {
    let at: String = row.try_get("loaded_at")?;
    let invented: i64 = row.try_get("invented")?;
    Ok(Load {
        id: row.try_get("id")?,
        source: row.try_get("source")?,
        sha256: row.try_get("sha256")?,
        at: at.parse().map_err(|e| strange("a load's moment", &e))?,
        by: row.try_get("loaded_by")?,
        invented: invented != 0,
        refused: row.try_get("why")?,
        rows: count(row.try_get("rows_read")?),
        doubts: count(row.try_get("doubts")?),
        again_after: row.try_get("again_after")?,
    })
}

/// A file's name and bytes from a row of name, size and hash, and what was packed.
pub(crate) fn unpacked(row: &AnyRow, packed: &[u8]) -> Result<(String, Vec<u8>), Error> {
    let name: String = row.try_get("name")?;
    let kept: String = row.try_get("sha256")?;
    let mut bytes = Vec::with_capacity(count(row.try_get("size")?));
    ZlibDecoder::new(packed)
        .read_to_end(&mut bytes)
        .map_err(|e| strange(&name, &e))?;
    if hash(&bytes) != kept {
        return Err(strange(&name, &"its bytes are not those that were kept"));
    }
    Ok((name, bytes))
}

/// Bytes compressed: a case system's tables shrink to a tenth.
pub(crate) fn pack(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 8), Compression::fast());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_err(|e| strange("a file", &e))
}

/// What was packed, as it was.
pub(crate) fn unpack(packed: &[u8]) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    ZlibDecoder::new(packed)
        .read_to_end(&mut bytes)
        .map_err(|e| strange("what was packed", &e))?;
    Ok(bytes)
}

pub(crate) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub(crate) fn count(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}
