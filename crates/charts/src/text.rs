//! How wide words are in Arial, and how numbers are written into a picture.

/// The width of words at a size in pixels, a little generous, so that a fallback face fits too.
pub(crate) fn width(words: &str, size: f64, bold: bool) -> f64 {
    let units: u32 = words.chars().map(units).sum();
    let factor = if bold { 1.09 } else { 1.01 };
    f64::from(units) / 1000.0 * size * factor
}

/// Thousandths of an em.
const fn units(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '’' | '‘' => 222,
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | 'f' | 't' | 'I' | '|' | '·' => 278,
        '(' | ')' | '-' | 'r' | '“' | '”' => 333,
        'J' | 'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 500,
        'F' | 'T' | 'Z' => 611,
        '&' | 'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722,
        'G' | 'O' | 'Q' => 778,
        'M' | 'm' => 833,
        '%' => 889,
        'W' | '—' | '…' => 1000,
        _ => 556,
    }
}

/// A coordinate as written: one decimal at most.
pub(crate) fn n(value: f64) -> String {
    let written = format!("{value:.1}");
    written
        .strip_suffix(".0")
        .map_or_else(|| written.clone(), ToOwned::to_owned)
}

/// A count as a length.
pub(crate) fn many(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Words cut short with an ellipsis where they are wider than asked.
pub(crate) fn cut(words: &str, most: f64, size: f64, bold: bool) -> String {
    if width(words, size, bold) <= most {
        return words.to_owned();
    }
    let mut kept = String::new();
    for letter in words.chars() {
        kept.push(letter);
        if width(&kept, size, bold) + width("…", size, bold) > most {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// Words over several lines, none wider than asked where they can be parted.
pub(crate) fn wrapped(words: &str, most: f64, size: f64, bold: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, bold) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Words with the first letter small.
pub(crate) fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

/// Words with the first letter large.
pub(crate) fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// "a, b and c".
pub(crate) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bold_word_is_wider_and_a_number_is_short() {
        assert!(width("Inadequate", 16.0, true) > width("Inadequate", 16.0, false));
        assert!((70.0..95.0).contains(&width("Inadequate", 16.0, true)));
        assert_eq!(n(12.0), "12");
        assert_eq!(n(12.34), "12.3");
    }

    #[test]
    fn long_words_go_over_lines() {
        let lines = wrapped("Local safeguarding children board", 150.0, 16.0, false);
        assert_eq!(lines, ["Local safeguarding", "children board"]);
    }

    #[test]
    fn words_are_cut_to_the_room_there_is() {
        assert_eq!(cut("Overall", 200.0, 16.0, false), "Overall");
        let short = cut("Local safeguarding children board", 100.0, 16.0, false);
        assert!(short.ends_with('…') && short.starts_with("Local"));
        assert!(width(&short, 16.0, false) <= 100.0);
        assert_eq!(cut("Overall", 1.0, 16.0, false), "…");
    }

    #[test]
    fn a_list_reads_as_a_sentence() {
        let words = [
            "care".to_owned(),
            "leavers".to_owned(),
            "overall".to_owned(),
        ];
        assert_eq!(list(&words), "care, leavers and overall");
        assert_eq!(lower_first("Children in care"), "children in care");
    }
}
