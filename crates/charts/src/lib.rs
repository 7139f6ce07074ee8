//! Pictures of numbers as SVG, the same in a page and on paper, each with its title, its sentence and its table.

pub mod accessible;
pub mod counts;
pub mod history;
pub mod ladder;
pub mod matrix;
pub mod palette;
pub mod strip;
pub mod tiles;

mod text;
mod time;

pub use accessible::Words;
pub use palette::Fill;
