//! Pictures of numbers as SVG, the same in a page and on paper, each with its title, its sentence and its table.
