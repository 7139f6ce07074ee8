use super::*;

fn read(inside: &str) -> Drawing {
    let svg =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">{inside}</svg>");
    Drawing::read(&svg).unwrap()
}

#[test]
fn shapes_take_over_what_their_groups_say() {
    let drawing = read(
        "<g stroke='#fff' fill='none' transform='translate(5 6)'><path d='M1 1H9' stroke-width='2'></path></g>",
    );
    let [
        Shape::Path {
            path,
            fill: None,
            stroke: Some(stroke),
        },
    ] = drawing.shapes.as_slice()
    else {
        panic!("{drawing:?}");
    };
    assert_eq!(path.to_svg(), "M6,7 L14,7");
    assert_eq!((stroke.ink.rgb, stroke.width), ((255, 255, 255), 2.0));
}

#[test]
fn words_stand_where_they_are_anchored() {
    let drawing = read(
        "<text x='50' y='20' font-size='10' text-anchor='end'>Two <tspan font-weight='700'>words</tspan></text>",
    );
    let places: Vec<(f32, Face, &str)> = drawing
        .shapes
        .iter()
        .map(|shape| match shape {
            Shape::Words { x, face, words, .. } => (*x, *face, words.as_str()),
            Shape::Path { .. } => panic!("a path"),
        })
        .collect();
    let wide = Face::Plain.width("Two", 10.0) + Face::Plain.width(" ", 10.0);
    assert_eq!(places.len(), 2);
    assert_eq!((places[0].1, places[0].2), (Face::Plain, "Two"));
    assert_eq!((places[1].1, places[1].2), (Face::Bold, "words"));
    let end = places[1].0 + Face::Bold.width("words", 10.0);
    assert!((end - 50.0).abs() < 0.1, "{places:?} {wide}");
}

#[test]
fn a_pattern_fills_and_what_a_phone_shows_does_not() {
    let drawing = read(
        "<defs><pattern id='p' width='6' height='6'><path d='M0 0V6' stroke='#000'></path></pattern></defs>\
        <rect width='9' height='9' fill='url(#p)' fill-opacity='0.5'></rect><g class='ch-narrow'><rect width='1' height='1'/></g>",
    );
    let [
        Shape::Path {
            fill: Some(Paint::Tiles {
                shapes, opacity, ..
            }),
            ..
        },
    ] = drawing.shapes.as_slice()
    else {
        panic!("{drawing:?}");
    };
    assert_eq!((shapes.len(), *opacity), (1, 0.5));
}

#[test]
fn what_is_used_again_is_drawn_again_and_circles_end() {
    let drawing = read("<g id='a'><use href='#a'></use><circle r='3'/></g><use href='#none'/>");
    assert!(drawing.left_out >= 2);
    assert!(!drawing.shapes.is_empty());
}

#[test]
fn what_is_no_drawing_is_none() {
    for svg in [
        "",
        "<p>words</p>",
        "<svg>",
        "<svg></svg>",
        "<svg viewBox='0 0 0 9'/>",
        "<svg viewBox='0 0 NaN 9'/>",
    ] {
        assert_eq!(Drawing::read(svg), None, "{svg}");
    }
}

#[test]
fn what_lies_out_of_all_bounds_is_not_drawn() {
    let drawing = read(
        "<circle cx='19999' r='9'/><path d='M0 0L1e19 0'/><path d='not a path'/><text x='3'>\u{1}</text>",
    );
    assert!(drawing.shapes.is_empty(), "{drawing:?}");
}
