//! Bytes sealed with a key: XChaCha20-Poly1305 in pieces, so that a piece that is missing, changed, moved or brought from
//! elsewhere is noticed.
//!
//! A sealed value is 19 random bytes and then the pieces, each with its tag; the last one says that it is the last (the
//! STREAM construction). `context` says where the value belongs and is not stored: the value opens nowhere else.

use std::io::{ErrorKind, Read, Write};

use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Generate as _, KeyInit as _, Payload};
use zeroize::Zeroizing;

/// A key's bytes, wiped when it is dropped.
pub(crate) type KeyBytes = Zeroizing<[u8; 32]>;

/// Bytes of a piece before it is sealed.
const PIECE: usize = 64 * 1024;
/// Bytes of the tag behind each piece.
const TAG: usize = 16;
/// Random bytes before the pieces.
const START: usize = 19;

/// Why something sealed does not open, or cannot be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Broken {
    /// Another key, or bytes that were changed, cut or moved.
    #[error("it was changed, cut or moved, or sealed with another key")]
    Changed,
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    NoRandomness,
}

/// A fresh random key.
pub(crate) fn fresh_key() -> Result<KeyBytes, Broken> {
    <[u8; 32]>::try_generate()
        .map(Zeroizing::new)
        .map_err(|_| Broken::NoRandomness)
}

/// Seals bytes for the place `context` names.
pub(crate) fn seal(key: &KeyBytes, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut sealed = Vec::with_capacity(START + plain.len() + (plain.len() / PIECE + 1) * TAG);
    seal_all(key, context, plain, &mut sealed).map_err(|_| Broken::NoRandomness)?;
    Ok(sealed)
}

/// Opens what [`seal`] gave for the same place.
pub(crate) fn open(key: &KeyBytes, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut plain = Vec::with_capacity(sealed.len());
    open_all(key, context, sealed, &mut plain).map_err(|_| Broken::Changed)?;
    Ok(plain)
}

/// Seals everything that can be read.
pub(crate) fn seal_all(
    key: &KeyBytes,
    context: &[u8],
    mut from: impl Read,
    mut to: impl Write,
) -> std::io::Result<()> {
    let start = <[u8; START]>::try_generate().map_err(|_| said(Broken::NoRandomness))?;
    to.write_all(&start)?;
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let mut stream = EncryptorBE32::from_aead(cipher, (&start).into());
    let mut piece = next_piece(&mut from, PIECE)?;
    loop {
        let next = if piece.len() < PIECE {
            Vec::new()
        } else {
            next_piece(&mut from, PIECE)?
        };
        let payload = Payload {
            msg: &piece,
            aad: context,
        };
        if next.is_empty() {
            let last = stream
                .encrypt_last(payload)
                .map_err(|_| said(Broken::Changed))?;
            return to.write_all(&last);
        }
        let sealed = stream
            .encrypt_next(payload)
            .map_err(|_| said(Broken::Changed))?;
        to.write_all(&sealed)?;
        piece = next;
    }
}

/// Opens everything that can be read. What was written before an error is worth nothing.
pub(crate) fn open_all(
    key: &KeyBytes,
    context: &[u8],
    mut from: impl Read,
    mut to: impl Write,
) -> std::io::Result<()> {
    let mut start = [0; START];
    from.read_exact(&mut start)
        .map_err(|_| said(Broken::Changed))?;
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let mut stream = DecryptorBE32::from_aead(cipher, (&start).into());
    let mut piece = next_piece(&mut from, PIECE + TAG)?;
    loop {
        let next = if piece.len() < PIECE + TAG {
            Vec::new()
        } else {
            next_piece(&mut from, PIECE + TAG)?
        };
        let payload = Payload {
            msg: &piece,
            aad: context,
        };
        if next.is_empty() {
            let last = stream
                .decrypt_last(payload)
                .map_err(|_| said(Broken::Changed))?;
            return to.write_all(&last);
        }
        let plain = stream
            .decrypt_next(payload)
            .map_err(|_| said(Broken::Changed))?;
        to.write_all(&plain)?;
        piece = next;
    }
}

fn said(broken: Broken) -> std::io::Error {
    std::io::Error::new(ErrorKind::InvalidData, broken)
}

/// The next so many bytes; fewer only at the end.
fn next_piece(from: &mut impl Read, size: usize) -> std::io::Result<Vec<u8>> {
    let mut piece = Vec::with_capacity(size);
    let limit = u64::try_from(size).unwrap_or(u64::MAX);
    from.take(limit).read_to_end(&mut piece)?;
    Ok(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_at_its_place_with_its_key_only() {
        let key = fresh_key().unwrap();
        for size in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 9] {
            let plain = vec![7; size];
            let sealed = seal(&key, b"here", &plain).unwrap();
            assert_eq!(open(&key, b"here", &sealed).unwrap(), plain, "{size}");
            assert_eq!(open(&key, b"there", &sealed), Err(Broken::Changed));
            assert_eq!(
                open(&fresh_key().unwrap(), b"here", &sealed),
                Err(Broken::Changed)
            );
            assert_ne!(seal(&key, b"here", &plain).unwrap(), sealed);
        }
    }

    #[test]
    fn what_is_cut_changed_or_in_another_order_does_not_open() {
        let key = fresh_key().unwrap();
        let plain = vec![7; 3 * PIECE];
        let sealed = seal(&key, b"", &plain).unwrap();
        let piece = PIECE + TAG;
        for cut in [0, START, START + piece, START + 2 * piece, sealed.len() - 1] {
            assert!(open(&key, b"", &sealed[..cut]).is_err(), "cut at {cut}");
        }
        let mut swapped = sealed.clone();
        let (first, second) = swapped[START..].split_at_mut(piece);
        first.swap_with_slice(&mut second[..piece]);
        assert!(open(&key, b"", &swapped).is_err());
        for at in [0, START, START + piece + 5, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open(&key, b"", &changed).is_err(), "changed at {at}");
        }
        let mut longer = sealed;
        longer.push(0);
        assert!(open(&key, b"", &longer).is_err());
    }
}
