//! A page's content stream played through, as far as it writes text.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, ObjRef, Stream};
use hayro_syntax::page::{Page, Resources};

use super::NoText;
use super::content::{Content, Operand};
use super::font::{Font, Written};
use super::inflate::{self, Budget};

/// Bytes of content unpacked in a file; the largest report has six million.
const MOST_CONTENT: usize = 128 << 20;
/// Operators and codes played in a file; the largest report has under two million.
const MOST_STEPS: u32 = 24_000_000;
/// Steps that drawing a form counts for, however empty it is.
const STEPS_OF_A_FORM: u32 = 500;
/// Bytes of text kept of one page; a full one has some 5,000.
const MOST_TEXT: usize = 400_000;
/// Fonts read in a file; a report has some twenty.
const MOST_FONTS: usize = 256;
/// Forms within forms.
const DEEPEST_FORM: u8 = 6;
/// Kept graphics states.
const DEEPEST_STATE: usize = 512;

/// A written space narrower than this part of the type size has been drawn over: it parts nothing.
pub(super) const THIN: f32 = 0.05;

/// Characters that follow each other without a gap, in one size and weight on one base line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    /// Where its text begins in [`Shown::text`].
    pub(super) from: usize,
    /// Where its text ends.
    pub(super) to: usize,
    /// Left edge.
    pub(super) x: f32,
    /// Right edge of its last character that is not a space.
    pub(super) right: f32,
    /// Right edge, spaces included.
    pub(super) end: f32,
    /// Base line from the page's top.
    pub(super) y: f32,
    /// Type size.
    pub(super) size: f32,
    /// Set in bold.
    pub(super) bold: bool,
    /// A space was written before it or after it.
    pub(super) spaced: (bool, bool),
    /// Small and above the base line of its neighbour, which is the one given.
    pub(super) raised: bool,
}

/// Everything written on a page, in the order it was written.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The characters of all runs.
    pub(super) text: String,
    /// The runs.
    pub(super) runs: Vec<Run>,
    /// Pictures were drawn.
    pub(super) pictures: bool,
    /// Some of its content could not be unpacked.
    pub(super) broken: bool,
}

/// What the pages of one file share: the fonts already read, by their object, and what is left to spend.
pub(super) struct Shared {
    fonts: HashMap<ObjRef, Rc<Font>>,
    fonts_read: usize,
    content: Budget,
    steps: u32,
}

impl Default for Shared {
    fn default() -> Self {
        Self {
            fonts: HashMap::new(),
            fonts_read: 0,
            content: Budget::new(MOST_CONTENT),
            steps: MOST_STEPS,
        }
    }
}

/// `[a b c d e f]` of a transformation.
type Matrix = [f32; 6];

const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn then(a: Matrix, b: Matrix) -> Matrix {
    let [a0, a1, a2, a3, a4, a5] = a;
    let [b0, b1, b2, b3, b4, b5] = b;
    [
        a0 * b0 + a1 * b2,
        a0 * b1 + a1 * b3,
        a2 * b0 + a3 * b2,
        a2 * b1 + a3 * b3,
        a4 * b0 + a5 * b2 + b4,
        a4 * b1 + a5 * b3 + b5,
    ]
}

#[derive(Clone)]
struct State {
    placed: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    letter_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

struct Player<'f> {
    shared: &'f mut Shared,
    shown: Shown,
    state: State,
    /// Where the next character stands, and where its line began.
    at: Matrix,
    line: Matrix,
    scratch: Vec<u8>,
    /// The run that the next character may join.
    open: Option<Run>,
    /// A space stands before the next character.
    space: bool,
}

/// Plays a page.
///
/// # Errors
/// [`NoText::TooLarge`] where it goes over a limit, [`NoText::Damaged`] where its content is not to be had.
pub(super) fn play(page: &Page<'_>, shared: &mut Shared) -> Result<Shown, NoText> {
    let mut content = Vec::new();
    let whole = page_content(page, &mut content, &mut shared.content)?;
    let [a, b, c, d, e, f] = page.initial_transform(true).as_coeffs().map(narrow);
    let mut player = Player {
        shared,
        shown: Shown {
            broken: !whole,
            ..Shown::default()
        },
        state: State {
            placed: [a, b, c, d, e, f],
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        },
        at: UNIT,
        line: UNIT,
        scratch: Vec::new(),
        open: None,
        space: false,
    };
    player.play(&content, page.resources(), 0)?;
    player.close();
    Ok(player.shown)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "places on a page need no more than seven digits"
)]
fn narrow(wide: f64) -> f32 {
    wide as f32
}

fn page_content(page: &Page<'_>, into: &mut Vec<u8>, budget: &mut Budget) -> Result<bool, NoText> {
    if let Some(stream) = page.raw().get::<Stream<'_>>(b"Contents") {
        return inflate::unpack(&stream, into, budget);
    }
    let Some(streams) = page.raw().get::<Array<'_>>(b"Contents") else {
        return Ok(!page.raw().contains_key(b"Contents"));
    };
    let mut whole = true;
    for stream in streams.iter::<Stream<'_>>() {
        whole &= inflate::unpack(&stream, into, budget)?;
        into.push(b'\n');
    }
    Ok(whole)
}

fn numbers<const N: usize>(operands: &[Operand<'_>]) -> Option<[f32; N]> {
    let mut found = [0.0; N];
    let last = operands
        .len()
        .checked_sub(N)
        .and_then(|from| operands.get(from..))?;
    for (place, operand) in found.iter_mut().zip(last) {
        let Operand::Number(number) = operand else {
            return None;
        };
        *place = *number;
    }
    Some(found)
}

impl Player<'_> {
    fn play(&mut self, content: &[u8], resources: &Resources<'_>, depth: u8) -> Result<(), NoText> {
        let mut stream = Content::new(content);
        let mut operands = Vec::new();
        let mut kept: Vec<State> = Vec::new();
        let mut local: Vec<(&[u8], Option<Rc<Font>>)> = Vec::new();
        while let Some(operator) = stream.next(&mut operands) {
            self.spend(1)?;
            match operator {
                b"q" if kept.len() < DEEPEST_STATE => kept.push(self.state.clone()),
                b"Q" => {
                    if let Some(state) = kept.pop() {
                        self.state = state;
                    }
                }
                b"cm" => {
                    if let Some(matrix) = numbers(&operands) {
                        self.state.placed = then(matrix, self.state.placed);
                    }
                }
                b"BT" => (self.at, self.line) = (UNIT, UNIT),
                b"Tf" => {
                    if let ([.., Operand::Name(name), _], Some([size])) =
                        (operands.as_slice(), numbers(&operands))
                    {
                        self.state.size = size;
                        self.state.font = match local.iter().find(|(known, _)| known == name) {
                            Some((_, font)) => font.clone(),
                            None => {
                                let font = self.shared.find(name, resources);
                                local.push((name, font.clone()));
                                font
                            }
                        };
                    }
                }
                b"Tc" => set(&mut self.state.letter_space, &operands),
                b"Tw" => set(&mut self.state.word_space, &operands),
                b"TL" => set(&mut self.state.leading, &operands),
                b"Ts" => set(&mut self.state.rise, &operands),
                b"Tz" => {
                    if let Some([percent]) = numbers(&operands) {
                        self.state.stretch = percent / 100.0;
                    }
                }
                b"Td" => {
                    if let Some([x, y]) = numbers(&operands) {
                        self.next_line(x, y);
                    }
                }
                b"TD" => {
                    if let Some([x, y]) = numbers(&operands) {
                        self.state.leading = -y;
                        self.next_line(x, y);
                    }
                }
                b"Tm" => {
                    if let Some(matrix) = numbers(&operands) {
                        (self.at, self.line) = (matrix, matrix);
                    }
                }
                b"T*" => self.next_line(0.0, -self.state.leading),
                b"Tj" | b"TJ" => self.show(&operands),
                b"'" => {
                    self.next_line(0.0, -self.state.leading);
                    self.show(&operands);
                }
                b"\"" => {
                    if let [.., Operand::Number(word), Operand::Number(letter), text] =
                        operands.as_slice()
                    {
                        (self.state.word_space, self.state.letter_space) = (*word, *letter);
                        self.next_line(0.0, -self.state.leading);
                        self.show(&[*text]);
                    }
                }
                b"Do" => {
                    if let [.., Operand::Name(name)] = operands.as_slice() {
                        self.draw(name, resources, depth)?;
                    }
                }
                b"BI" => self.shown.pictures = true,
                _ => {}
            }
        }
        if let Some(first) = kept.into_iter().next() {
            self.state = first;
        }
        Ok(())
    }

    fn spend(&mut self, steps: u32) -> Result<(), NoText> {
        self.shared.steps = self
            .shared
            .steps
            .checked_sub(steps)
            .ok_or(NoText::TooLarge)?;
        if self.shown.text.len() > MOST_TEXT {
            Err(NoText::TooLarge)
        } else {
            Ok(())
        }
    }

    fn draw(&mut self, name: &[u8], resources: &Resources<'_>, depth: u8) -> Result<(), NoText> {
        let Some(object) = resources.x_objects.get::<Stream<'_>>(name) else {
            return Ok(());
        };
        let kind = object.dict().get::<Name<'_>>(b"Subtype");
        match kind.as_ref().map(|kind| kind.as_str()) {
            Some("Image") => self.shown.pictures = true,
            Some("Form") if depth < DEEPEST_FORM => {
                self.spend(STEPS_OF_A_FORM)?;
                let mut content = Vec::new();
                let whole = inflate::unpack(&object, &mut content, &mut self.shared.content)?;
                self.shown.broken |= !whole;
                let before = self.state.clone();
                if let Some(matrix) = object.dict().get::<Array<'_>>(b"Matrix") {
                    let mut own = UNIT;
                    for (place, number) in own.iter_mut().zip(matrix.iter::<f32>()) {
                        *place = number;
                    }
                    self.state.placed = then(own, self.state.placed);
                }
                let played = match object.dict().get::<Dict<'_>>(b"Resources") {
                    Some(own) => self.play(&content, &Resources::new(own), depth + 1),
                    None => self.play(&content, resources, depth + 1),
                };
                self.state = before;
                played?;
            }
            _ => {}
        }
        Ok(())
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = then([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.at = self.line;
    }

    /// Writes strings and steps over the numbers between them.
    fn show(&mut self, operands: &[Operand<'_>]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let mut scratch = std::mem::take(&mut self.scratch);
        let state = &self.state;
        let (size, stretch, placed) = (state.size, state.stretch, state.placed);
        let (letter_space, word_space, rise) = (state.letter_space, state.word_space, state.rise);
        let all = then(self.at, placed);
        let [across, slope, lean, up, left, top] = all;
        // Sizes on paper: along the line and up from it.
        let along = across.hypot(slope);
        let height = (size * lean.hypot(up)).abs();
        let y = top + rise * up;
        let mut moved = 0.0_f32;
        for operand in operands {
            if let Operand::Number(back) = operand {
                moved -= back / 1000.0 * size * stretch;
                continue;
            }
            operand.string(&mut scratch);
            self.shared.steps = self
                .shared
                .steps
                .saturating_sub(u32::try_from(scratch.len()).unwrap_or(u32::MAX));
            let codes = scratch.chunks(if font.wide { 2 } else { 1 });
            for chunk in codes {
                let code = match chunk {
                    [one] => u16::from(*one),
                    [high, low] => u16::from_be_bytes([*high, *low]),
                    _ => continue,
                };
                let glyph = font.glyph(code);
                let advance = glyph.width / 1000.0 * size * stretch;
                let spacing = if code == 32 && !font.wide {
                    letter_space + word_space
                } else {
                    letter_space
                };
                let place = Place {
                    x: left + moved * across,
                    y: y + moved * slope,
                    width: advance * along,
                    size: height,
                    bold: font.bold,
                };
                match glyph.written {
                    Written::Nothing => {}
                    Written::One(character) => self.put(character, &place),
                    Written::Several(at) => {
                        font.several(at, |character| self.put(character, &place))
                    }
                }
                moved += advance + spacing * stretch;
            }
        }
        self.at = then([1.0, 0.0, 0.0, 1.0, moved, 0.0], self.at);
        self.scratch = scratch;
    }

    fn put(&mut self, character: char, place: &Place) {
        if character == ' ' {
            match &mut self.open {
                Some(run) if (run.y - place.y).abs() < 0.05 * run.size => {
                    run.spaced.1 = true;
                    run.end = place.x + place.width;
                }
                _ => self.close(),
            }
            self.space = true;
            return;
        }
        let right = place.x + place.width;
        match &mut self.open {
            Some(run) if follows(run, place) => {
                if std::mem::take(&mut run.spaced.1) && place.x - run.right > THIN * run.size {
                    self.shown.text.push(' ');
                }
                self.shown.text.push(character);
                run.to = self.shown.text.len();
                (run.right, run.end) = (right, right);
            }
            _ => {
                self.close();
                let from = self.shown.text.len();
                self.shown.text.push(character);
                self.open = Some(Run {
                    from,
                    to: self.shown.text.len(),
                    x: place.x,
                    right,
                    end: right,
                    y: place.y,
                    size: place.size,
                    bold: place.bold,
                    spaced: (self.space, false),
                    raised: false,
                });
            }
        }
        self.space = false;
    }

    fn close(&mut self) {
        if let Some(run) = self.open.take()
            && [run.x, run.right, run.y, run.size]
                .iter()
                .all(|number| number.is_finite())
        {
            self.shown.runs.push(run);
        }
    }
}

/// Whether a character stands where the run goes on.
fn follows(run: &Run, place: &Place) -> bool {
    let gap = place.x - run.right;
    let close = if run.spaced.1 {
        gap < 0.65 * run.size && place.x - run.end < 0.12 * run.size
    } else {
        gap < 0.12 * run.size
    };
    run.bold == place.bold
        && (run.size - place.size).abs() < 0.02 * run.size
        && (run.y - place.y).abs() < 0.05 * run.size
        && close
        && gap > -0.25 * run.size
}

struct Place {
    x: f32,
    y: f32,
    width: f32,
    size: f32,
    bold: bool,
}

fn set(place: &mut f32, operands: &[Operand<'_>]) {
    if let Some([number]) = numbers(operands) {
        *place = number;
    }
}

impl Shared {
    fn find(&mut self, name: &[u8], resources: &Resources<'_>) -> Option<Rc<Font>> {
        let object = resources.fonts.get_ref(name);
        if let Some(font) = object.and_then(|object| self.fonts.get(&object)) {
            return Some(Rc::clone(font));
        }
        if self.fonts_read >= MOST_FONTS {
            return None;
        }
        self.fonts_read += 1;
        let font = Rc::new(Font::read(&resources.fonts.get::<Dict<'_>>(name)?));
        if let Some(object) = object {
            self.fonts.insert(object, Rc::clone(&font));
        }
        Some(font)
    }
}
