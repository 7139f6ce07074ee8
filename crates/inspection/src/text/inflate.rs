//! A stream's bytes unpacked, never beyond a limit.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};

use super::NoText;

/// The most bytes one stream may unpack to; the largest page of a report makes one million.
const MOST_OF_ONE: usize = 24 << 20;
/// Streams packed in rarer ways are left to the library, which sets no limit: only short ones are.
const MOST_RARELY_PACKED: usize = 16 << 10;

/// What may still be unpacked.
pub(super) struct Budget(usize);

impl Budget {
    /// So many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self(bytes)
    }

    fn most(&self) -> usize {
        self.0.min(MOST_OF_ONE)
    }

    fn spend(&mut self, bytes: usize) -> Result<(), NoText> {
        if bytes > self.most() {
            return Err(NoText::TooLarge);
        }
        self.0 -= bytes;
        Ok(())
    }
}

/// Appends the unpacked bytes of `stream` to `into` and says whether they are all there is.
///
/// What a damaged stream gives before its damage is kept.
///
/// # Errors
/// [`NoText::TooLarge`] where it would go over the limit.
pub(super) fn unpack(
    stream: &Stream<'_>,
    into: &mut Vec<u8>,
    budget: &mut Budget,
) -> Result<bool, NoText> {
    let filters = stream.filters();
    let raw = stream.raw_data();
    match filters.as_slice() {
        [] => {
            budget.spend(raw.len())?;
            into.extend_from_slice(&raw);
            Ok(true)
        }
        [Filter::FlateDecode] if !predicted(stream.dict()) => inflate(&raw, into, budget),
        _ if raw.len() > MOST_RARELY_PACKED => Err(NoText::TooLarge),
        _ => match stream.decoded_data() {
            Ok(decoded) => {
                budget.spend(decoded.len())?;
                into.extend_from_slice(&decoded);
                Ok(true)
            }
            Err(_) => Ok(false),
        },
    }
}

fn predicted(dict: &Dict<'_>) -> bool {
    dict.get::<Dict<'_>>(b"DecodeParms")
        .and_then(|parms| parms.get::<i32>(b"Predictor"))
        .is_some_and(|predictor| predictor > 1)
}

/// Appends the inflated `packed` to `into` and says whether it came to its end.
///
/// # Errors
/// [`NoText::TooLarge`] where it would go over the limit.
pub(super) fn inflate(
    packed: &[u8],
    into: &mut Vec<u8>,
    budget: &mut Budget,
) -> Result<bool, NoText> {
    let mut state = Decompress::new(true);
    let (start, most) = (into.len(), budget.most());
    into.reserve(packed.len().saturating_mul(4).clamp(256, 1 << 20));
    let whole = loop {
        let taken = usize::try_from(state.total_in()).unwrap_or(usize::MAX);
        let rest = packed.get(taken..).unwrap_or_default();
        let before = (state.total_in(), into.len());
        let status = state.decompress_vec(rest, into, FlushDecompress::None);
        if into.len() - start > most {
            return Err(NoText::TooLarge);
        }
        match status {
            Ok(Status::StreamEnd) => break true,
            Err(_) => break false,
            Ok(Status::Ok | Status::BufError) => {
                if into.len() == into.capacity() {
                    into.reserve(into.len().clamp(4096, 4 << 20));
                } else if before == (state.total_in(), into.len()) {
                    break false;
                }
            }
        }
    };
    budget.spend(into.len() - start)?;
    Ok(whole)
}
