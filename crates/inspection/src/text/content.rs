//! The words of a content stream: numbers, strings, names and operators, without a copy of any of them.

/// What stands before an operator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Operand<'a> {
    /// A number.
    Number(f32),
    /// A string between round brackets, its escapes not yet undone.
    Literal(&'a [u8]),
    /// A string of hexadecimal digits.
    Hex(&'a [u8]),
    /// A name without its slash.
    Name(&'a [u8]),
}

/// Operands kept before one operator; what stands further is dropped.
const MOST_OPERANDS: usize = 8192;

/// Steps through a content stream, operator by operator.
pub(super) struct Content<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Content<'a> {
    /// Starts at the beginning of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn here(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn slice(&self, from: usize, to: usize) -> &'a [u8] {
        self.bytes.get(from..to).unwrap_or_default()
    }

    /// Fills `operands` and gives the operator after them; `None` at the end.
    pub(super) fn next(&mut self, operands: &mut Vec<Operand<'a>>) -> Option<&'a [u8]> {
        operands.clear();
        loop {
            let byte = self.here()?;
            let operand = match byte {
                b'0'..=b'9' | b'+' | b'-' | b'.' => Operand::Number(self.number()),
                b'(' => Operand::Literal(self.literal()),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    continue;
                }
                b'<' => Operand::Hex(self.hex()),
                b'/' => {
                    self.at += 1;
                    Operand::Name(self.word())
                }
                b'%' => {
                    while self.here().is_some_and(|b| b != b'\n' && b != b'\r') {
                        self.at += 1;
                    }
                    continue;
                }
                _ if is_space(byte) || is_delimiter(byte) => {
                    self.at += 1;
                    continue;
                }
                _ => {
                    let word = self.word();
                    if word == b"ID" {
                        self.skip_picture();
                    }
                    return Some(word);
                }
            };
            if operands.len() < MOST_OPERANDS {
                operands.push(operand);
            }
        }
    }

    fn word(&mut self) -> &'a [u8] {
        let from = self.at;
        while self
            .here()
            .is_some_and(|b| !is_space(b) && !is_delimiter(b))
        {
            self.at += 1;
        }
        self.slice(from, self.at)
    }

    fn number(&mut self) -> f32 {
        let mut negative = false;
        let mut whole = 0.0_f32;
        let mut scale = 0.0_f32;
        while let Some(byte) = self.here() {
            match byte {
                b'-' => negative = true,
                b'+' => {}
                b'.' => scale = 1.0,
                b'0'..=b'9' => {
                    let digit = f32::from(byte - b'0');
                    if scale == 0.0 {
                        whole = whole * 10.0 + digit;
                    } else {
                        scale /= 10.0;
                        whole += digit * scale;
                    }
                }
                _ => break,
            }
            self.at += 1;
        }
        if negative { -whole } else { whole }
    }

    fn literal(&mut self) -> &'a [u8] {
        self.at += 1;
        let from = self.at;
        let mut depth = 1_u32;
        while let Some(byte) = self.here() {
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        let found = self.slice(from, self.at);
                        self.at += 1;
                        return found;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        self.bytes.get(from..).unwrap_or_default()
    }

    fn hex(&mut self) -> &'a [u8] {
        self.at += 1;
        let from = self.at;
        while self.here().is_some_and(|b| b != b'>') {
            self.at += 1;
        }
        let found = self.slice(from, self.at);
        self.at += 1;
        found
    }

    /// A picture inside the stream ends at a lone `EI`.
    fn skip_picture(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = rest.windows(4).position(
            |w| matches!(w, [before, b'E', b'I', after] if is_space(*before) && is_space(*after)),
        );
        self.at = end.map_or(self.bytes.len(), |end| self.at + end + 3);
    }
}

impl Operand<'_> {
    /// Puts the bytes of a string into `into`; other operands leave it empty.
    pub(super) fn string(self, into: &mut Vec<u8>) {
        into.clear();
        match self {
            Operand::Literal(raw) => unescape(raw, into),
            Operand::Hex(raw) => {
                let mut high = None;
                for digit in raw.iter().filter_map(|b| char::from(*b).to_digit(16)) {
                    let digit = u8::try_from(digit).unwrap_or_default();
                    match high.take() {
                        None => high = Some(digit),
                        Some(high) => into.push(high << 4 | digit),
                    }
                }
                if let Some(high) = high {
                    into.push(high << 4);
                }
            }
            Operand::Number(_) | Operand::Name(_) => {}
        }
    }
}

fn unescape(raw: &[u8], into: &mut Vec<u8>) {
    if !raw.contains(&b'\\') {
        into.extend_from_slice(raw);
        return;
    }
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            into.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => into.push(b'\n'),
            Some(b'r') => into.push(b'\r'),
            Some(b't') => into.push(b'\t'),
            Some(b'b') => into.push(8),
            Some(b'f') => into.push(12),
            Some(b'\r') => {
                bytes.next_if_eq(&b'\n');
            }
            Some(b'\n') | None => {}
            Some(first @ b'0'..=b'7') => {
                let mut code = first - b'0';
                for _ in 0..2 {
                    match bytes.next_if(|b| matches!(b, b'0'..=b'7')) {
                        Some(digit) => code = code.wrapping_mul(8).wrapping_add(digit - b'0'),
                        None => break,
                    }
                }
                into.push(code);
            }
            Some(other) => into.push(other),
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 12 | 0)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}
