//! Whether everything a picture holds stands inside it, read back from its markup.

/// The values of an attribute, in order.
pub(crate) fn values(markup: &str, attribute: &str) -> Vec<String> {
    let begin = format!(" {attribute}=\"");
    let rest = markup.split(begin.as_str()).skip(1);
    rest.filter_map(|after| after.split('"').next().map(ToOwned::to_owned))
        .collect()
}

/// Whether every number of a picture is one.
pub(crate) fn numbered(markup: &str) -> bool {
    drawings(markup)
        .iter()
        .flat_map(|svg| svg.lines())
        .all(|tag| {
            let tag = tag.split('>').next().unwrap_or_default();
            ["x", "y", "cx", "cy", "r", "width", "height", "viewBox", "d"]
                .iter()
                .flat_map(|name| values(tag, name))
                .all(|value| !value.contains("NaN") && !value.contains("inf"))
        })
}

/// The drawings of some markup, without what they say.
fn drawings(markup: &str) -> Vec<String> {
    markup
        .split("<svg")
        .skip(1)
        .filter_map(|svg| svg.split("</svg>").next())
        .map(|svg| {
            let after = svg.split("</desc>").nth(1).unwrap_or(svg);
            let head = svg.split('>').next().unwrap_or_default();
            let tags: Vec<String> = after
                .split('<')
                .skip(1)
                .map(|part| match part.strip_prefix("text ") {
                    Some(text) => format!("<text {}", text.replace('\n', " ")),
                    // Words between other tags are not geometry.
                    None => format!("<{}>", part.split('>').next().unwrap_or_default()),
                })
                .collect();
            let tags = tags.join("\n");
            format!("{head}>\n{tags}")
        })
        .collect()
}

/// Whether every shape and all words stand inside their drawing.
pub(crate) fn inside(markup: &str) -> Result<(), String> {
    for svg in drawings(markup) {
        let view = values(&svg, "viewBox")
            .first()
            .cloned()
            .ok_or("no viewBox")?;
        let sides: Vec<f64> = view
            .split(' ')
            .filter_map(|part| part.parse().ok())
            .collect();
        let [_, _, width, height] = sides[..] else {
            return Err(format!("viewBox {view}"));
        };
        for tag in svg
            .lines()
            .filter(|tag| !tag.contains("<pattern") && !tag.contains("M0 0V6"))
        {
            let number = |name: &str| {
                values(tag, name)
                    .first()
                    .and_then(|v| v.parse::<f64>().ok())
            };
            let (x, y) = (number("x").or(number("cx")), number("y").or(number("cy")));
            let (w, h) = if tag.starts_with("<rect") {
                (
                    number("width").unwrap_or(0.0),
                    number("height").unwrap_or(0.0),
                )
            } else {
                (0.0, 0.0)
            };
            let mut places: Vec<(f64, f64)> = Vec::new();
            if let (Some(x), Some(y)) = (x, y) {
                places.extend([(x, y), (x + w, y + h)]);
            }
            if let (Some(x), Some(y), Some((_, said))) = (x, y, tag.split_once('>'))
                && tag.starts_with("<text ")
            {
                let size = number("font-size").unwrap_or(14.0);
                let said = said
                    .replace("&amp;", "&")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"");
                let wide = crate::text::width(&said, size, tag.contains("font-weight=\"700\""));
                let begins = match values(tag, "text-anchor").first().map(String::as_str) {
                    Some("end") => x - wide,
                    Some("middle") => x - wide / 2.0,
                    _ => x,
                };
                places.extend([(begins, y - size * 0.7), (begins + wide, y)]);
            }
            if w < 0.0 || h < 0.0 {
                return Err(format!("negative: {tag}"));
            }
            for d in values(tag, "d") {
                places.extend(path(&d));
            }
            if let Some((x, y)) = places.into_iter().find(|(x, y)| {
                !(-1.0..=width + 1.0).contains(x) || !(-1.0..=height + 1.0).contains(y)
            }) {
                return Err(format!("{x} {y} outside {view}: {tag}"));
            }
        }
    }
    Ok(())
}

/// The places a path of straight lines goes through.
fn path(d: &str) -> Vec<(f64, f64)> {
    let (mut x, mut y) = (0.0_f64, 0.0_f64);
    let mut places = Vec::new();
    let spaced: String = d
        .chars()
        .flat_map(|c| {
            if c.is_ascii_alphabetic() {
                vec!['\n', c, ' ']
            } else {
                vec![c]
            }
        })
        .collect();
    for step in spaced.lines().filter(|line| !line.trim().is_empty()) {
        let (order, rest) = step.split_at(1);
        let mut numbers = rest
            .split([' ', ','])
            .filter_map(|part| part.parse::<f64>().ok());
        let mut next = || numbers.next().unwrap_or(f64::NAN);
        match order {
            "M" | "L" => (x, y) = (next(), next()),
            "l" => {
                x += next();
                y += next();
            }
            "H" => x = next(),
            "h" => x += next(),
            "V" => y = next(),
            "v" => y += next(),
            _ => continue,
        }
        places.push((x, y));
    }
    places
}

#[test]
fn what_leaves_a_picture_is_noticed() {
    let drawn = |inner: &str| format!("<svg viewBox=\"0 0 100 20\">{inner}</svg>");
    assert_eq!(inside(&drawn(r#"<path d="M0 0H100v20"></path>"#)), Ok(()));
    for out in [
        r#"<path d="M0 0h104"></path>"#,
        r#"<rect x="90" y="0" width="20" height="2"></rect>"#,
        r#"<text x="60" y="18" font-size="16">too long for it</text>"#,
        r#"<text x="60" y="18" font-size="16" text-anchor="end">too long for it</text>"#,
    ] {
        assert!(inside(&drawn(out)).is_err(), "{out}");
    }
    assert!(!numbered(&drawn(r#"<path d="MNaN 0"></path>"#)));
}
