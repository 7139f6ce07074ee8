//! A stream's bytes unpacked, never beyond a limit.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};

use super::NoText;

/// The most bytes one stream may unpack to: twenty times the largest page of any report seen.
pub(super) const MOST_UNPACKED: usize = 24 << 20;
/// Streams packed in rarer ways are left to the library, which sets no limit: only short ones are.
const MOST_RARELY_PACKED: usize = 64 << 10;

/// Appends the unpacked bytes of `stream` to `into`.
///
/// What a damaged stream gives before its damage is kept.
///
/// # Errors
/// [`NoText::TooLarge`] where it would go over the limit.
pub(super) fn unpack(stream: &Stream<'_>, into: &mut Vec<u8>) -> Result<(), NoText> {
    let filters = stream.filters();
    match filters.as_slice() {
        [] => {
            let raw = stream.raw_data();
            if into.len() + raw.len() > MOST_UNPACKED {
                return Err(NoText::TooLarge);
            }
            into.extend_from_slice(&raw);
            Ok(())
        }
        [Filter::FlateDecode] if !predicted(stream.dict()) => inflate(&stream.raw_data(), into),
        _ => {
            if stream.raw_data().len() > MOST_RARELY_PACKED {
                return Err(NoText::TooLarge);
            }
            if let Ok(decoded) = stream.decoded_data() {
                if into.len() + decoded.len() > MOST_UNPACKED {
                    return Err(NoText::TooLarge);
                }
                into.extend_from_slice(&decoded);
            }
            Ok(())
        }
    }
}

fn predicted(dict: &Dict<'_>) -> bool {
    dict.get::<Dict<'_>>(b"DecodeParms")
        .and_then(|parms| parms.get::<i32>(b"Predictor"))
        .is_some_and(|predictor| predictor > 1)
}

/// Appends the inflated `packed` to `into`.
///
/// # Errors
/// [`NoText::TooLarge`] where it would go over the limit.
pub(super) fn inflate(packed: &[u8], into: &mut Vec<u8>) -> Result<(), NoText> {
    let mut state = Decompress::new(true);
    let mut taken = 0_usize;
    into.reserve(packed.len().saturating_mul(4).min(1 << 20));
    loop {
        let rest = packed.get(taken..).unwrap_or_default();
        let before = (state.total_in(), into.len());
        let status = state.decompress_vec(rest, into, FlushDecompress::None);
        taken = usize::try_from(state.total_in()).unwrap_or(usize::MAX);
        if into.len() > MOST_UNPACKED {
            return Err(NoText::TooLarge);
        }
        match status {
            Ok(Status::StreamEnd) | Err(_) => return Ok(()),
            Ok(Status::Ok | Status::BufError) => {
                if into.len() == into.capacity() {
                    into.reserve(into.len().clamp(4096, 4 << 20));
                } else if before == (state.total_in(), into.len()) {
                    return Ok(());
                }
            }
        }
    }
}
