//! What can hold a child's name or address is sealed: with a key in the store that itself is sealed by the key outside.
//!
//! A sealed value says which key sealed it and opens only in the table, row and column it was sealed for.

pub(crate) mod cipher;
mod columns;
mod key;
mod rotate;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use jiff::Timestamp;
use sqlx::Row as _;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::reports::strange;
use crate::{Error, Place, Store, Writing};

use cipher::KeyBytes;
pub use key::Key;
pub(crate) use key::{owners_only, sync_folder};
pub use rotate::Rotated;

/// What a sealed value begins with.
const VERSION: u8 = 1;

/// Where a sealed value belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell<'a> {
    /// The table.
    pub(crate) table: &'static str,
    /// The row: its key.
    pub(crate) row: &'a str,
    /// The column.
    pub(crate) column: &'static str,
}

impl Cell<'_> {
    /// The same for no two places: lengths stand before the words.
    fn context(&self) -> Vec<u8> {
        let mut context = Vec::new();
        for word in [self.table, self.row, self.column] {
            context.extend_from_slice(&(word.len() as u64).to_le_bytes());
            context.extend_from_slice(word.as_bytes());
        }
        context
    }
}

/// The keys in hand. Empty until the store's key is known.
#[derive(Default)]
pub(crate) struct Ring {
    master: RwLock<Option<Key>>,
    keys: RwLock<BTreeMap<Uuid, Arc<KeyBytes>>>,
}

impl Ring {
    /// Takes the key outside the store into the hand.
    pub(crate) fn take(&self, master: Key) {
        *self.master.write().unwrap_or_else(PoisonError::into_inner) = Some(master);
    }

    pub(crate) fn master(&self) -> Result<Key, Error> {
        self.master
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
            .ok_or_else(|| Error::Key("the store's key is not in hand".to_owned()))
    }

    fn key(&self, id: Uuid) -> Option<Arc<KeyBytes>> {
        self.keys
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&id)
            .cloned()
    }

    fn remember(&self, id: Uuid, key: KeyBytes) -> Arc<KeyBytes> {
        self.keys
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(id)
            .or_insert_with(|| Arc::new(key))
            .clone()
    }
}

impl std::fmt::Debug for Ring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ring")
    }
}

/// Seals with the current key, for as long as one thing is written.
pub(crate) struct Sealer {
    id: Uuid,
    key: Arc<KeyBytes>,
}

impl Sealer {
    /// Bytes sealed for a cell.
    pub(crate) fn bytes(&self, cell: Cell<'_>, plain: &[u8]) -> Result<Vec<u8>, Error> {
        let body = cipher::seal(&self.key, &cell.context(), plain)
            .map_err(|why| strange("what is to be sealed", &why))?;
        let mut sealed = Vec::with_capacity(1 + 16 + body.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(self.id.as_bytes());
        sealed.extend_from_slice(&body);
        Ok(sealed)
    }

    /// Text sealed for a cell, as text.
    pub(crate) fn text(&self, cell: Cell<'_>, plain: &str) -> Result<String, Error> {
        Ok(STANDARD_NO_PAD.encode(self.bytes(cell, plain.as_bytes())?))
    }
}

/// The key a sealed value names, and the value itself.
fn parts(sealed: &[u8]) -> Option<(Uuid, &[u8])> {
    let (version, rest) = sealed.split_first()?;
    let (id, body) = rest.split_at_checked(16)?;
    let id = Uuid::from_slice(id).ok()?;
    (*version == VERSION).then_some((id, body))
}

/// A wrapped key belongs to its own row.
fn wrapping(id: &str) -> Cell<'_> {
    Cell {
        table: "data_keys",
        row: id,
        column: "wrapped",
    }
}

fn wrap(master: &Key, id: &str, key: &KeyBytes) -> Result<String, Error> {
    cipher::seal(&master.bytes, &wrapping(id).context(), &**key)
        .map(|wrapped| STANDARD_NO_PAD.encode(wrapped))
        .map_err(|why| strange("a key of the store", &why))
}

fn unwrap(master: &Key, id: &str, wrapped: &str) -> Result<KeyBytes, Error> {
    let broken = |why: &dyn std::fmt::Display| strange("a key of the store", why);
    let wrapped = STANDARD_NO_PAD.decode(wrapped).map_err(|e| broken(&e))?;
    let plain = cipher::open(&master.bytes, &wrapping(id).context(), &wrapped)
        .map(Zeroizing::new)
        .map_err(|e| broken(&e))?;
    let mut key = Zeroizing::new([0; 32]);
    if plain.len() != key.len() {
        return Err(broken(&"it has another length"));
    }
    key.copy_from_slice(&plain);
    Ok(key)
}

impl Store {
    /// What is needed to seal while writing. It is asked for in the transaction that writes: a change of keys waits for
    /// it, so that nothing is sealed with a key that is about to go.
    pub(crate) async fn sealer(&self, writing: &mut Writing) -> Result<Sealer, Error> {
        let current = format!(
            "select id, wrapped from data_keys where state = 'current'{}",
            self.database.for_share()
        );
        // Where keys were changed while we waited, the first question is answered with nothing.
        for _ in 0..2 {
            let row = sqlx::query(sqlx::AssertSqlSafe(current.as_str()))
                .fetch_optional(writing.connection()?)
                .await?;
            if let Some(row) = row {
                let (id, key) = self.key_of(&row)?;
                return Ok(Sealer { id, key });
            }
        }
        Err(strange("its keys", &"none of them is the current one"))
    }

    /// The key in a row of id and wrapped key.
    fn key_of(&self, row: &sqlx::any::AnyRow) -> Result<(Uuid, Arc<KeyBytes>), Error> {
        let word: String = row.try_get("id")?;
        let id: Uuid = word.parse().map_err(|e| strange("a key's id", &e))?;
        if let Some(key) = self.ring.key(id) {
            return Ok((id, key));
        }
        let wrapped: String = row.try_get("wrapped")?;
        let key = unwrap(&self.ring.master()?, &word, &wrapped)?;
        Ok((id, self.ring.remember(id, key)))
    }

    /// The key with this id.
    async fn key(&self, id: Uuid) -> Result<Arc<KeyBytes>, Error> {
        if let Some(key) = self.ring.key(id) {
            return Ok(key);
        }
        let row = sqlx::query("select id, wrapped from data_keys where id = $1")
            .bind(id.to_string())
            .fetch_optional(&self.pool)
            .await?
            .ok_or_else(|| strange("something sealed", &"its key is not in the store"))?;
        self.key_of(&row).map(|(_, key)| key)
    }

    /// Opens bytes that were sealed for a cell.
    pub(crate) async fn open_bytes(&self, cell: Cell<'_>, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let what = || format!("{}.{}", cell.table, cell.column);
        let (id, body) = parts(sealed).ok_or_else(|| strange(&what(), &"it is not sealed"))?;
        let key = self.key(id).await?;
        cipher::open(&key, &cell.context(), body).map_err(|why| strange(&what(), &why))
    }

    /// Opens text that was sealed for a cell.
    pub(crate) async fn open_text(&self, cell: Cell<'_>, sealed: &str) -> Result<String, Error> {
        let what = || format!("{}.{}", cell.table, cell.column);
        let bytes = STANDARD_NO_PAD
            .decode(sealed)
            .map_err(|_| strange(&what(), &"it is not sealed"))?;
        let plain = self.open_bytes(cell, &bytes).await?;
        String::from_utf8(plain).map_err(|_| strange(&what(), &"it is not text"))
    }

    /// Takes the key from its place: makes it, and the store's first key, where the store has none; sees that it is the
    /// right one otherwise. Then seals what older versions left open.
    pub(crate) async fn begin_sealing(&self, place: &Place, now: Timestamp) -> Result<(), Error> {
        let mut writing = self.begin_in_turn().await?;
        let check = key_check(writing.connection()?).await?;
        let master = place.key(check.is_none())?;
        if let Some(check) = check {
            same_key(&check, &master)?;
            self.ring.take(master);
        } else {
            let known = [("key", master.check()), ("older", "open".to_owned())];
            self.ring.take(master);
            self.add_key(&mut writing, now).await?;
            for (name, value) in known {
                sqlx::query("insert into sealing (name, value) values ($1, $2)")
                    .bind(name)
                    .bind(value)
                    .execute(writing.connection()?)
                    .await?;
            }
        }
        writing.commit().await?;
        self.seal_what_is_open().await
    }

    /// Makes a new key the current one.
    pub(crate) async fn add_key(
        &self,
        writing: &mut Writing,
        now: Timestamp,
    ) -> Result<Uuid, Error> {
        let id = Uuid::now_v7();
        let key = cipher::fresh_key().map_err(|why| Error::Key(why.to_string()))?;
        let wrapped = wrap(&self.ring.master()?, &id.to_string(), &key)?;
        sqlx::query("update data_keys set state = 'earlier' where state = 'current'")
            .execute(writing.connection()?)
            .await?;
        sqlx::query(
            "insert into data_keys (id, wrapped, made_at, state) values ($1, $2, $3, 'current')",
        )
        .bind(id.to_string())
        .bind(wrapped)
        .bind(now.to_string())
        .execute(writing.connection()?)
        .await?;
        Ok(id)
    }
}

/// Refuses a key that is not the one with this check value.
pub(crate) fn same_key(check: &str, key: &Key) -> Result<(), Error> {
    let given = key.check();
    if given == check {
        return Ok(());
    }
    Err(Error::Key(format!(
        "this was sealed with the key {check}, and the key given is {given}: give the right key file. If it is lost, what \
         was sealed cannot be read again by anybody: restore a backup whose key is still kept, or load again from the \
         case system into a new store"
    )))
}

/// The check value of the key the store was sealed with; none for a store without keys.
pub(crate) async fn key_check(
    connection: &mut sqlx::AnyConnection,
) -> Result<Option<String>, Error> {
    sqlx::query("select value from sealing where name = 'key'")
        .fetch_optional(connection)
        .await?
        .map(|row| row.try_get("value"))
        .transpose()
        .map_err(Error::from)
}
