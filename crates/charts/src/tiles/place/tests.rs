//! The lattice and the labels on the map of the 153 authorities, where the shared map is at hand.

use std::collections::BTreeSet;

use super::*;

/// The places of the shared tile map; none where it is not at hand.
fn england() -> Option<Vec<(u8, u8)>> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/domain/tiles.json"
    );
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("the shared tile map is not here: nothing checked");
        return None;
    };
    let number = |part: &str, key: &str| {
        let after = part.split(&format!("\"{key}\":")).nth(1)?;
        let digits: String = after
            .trim()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().ok()
    };
    let tiles = text.split('{').skip(1);
    Some(
        tiles
            .map(|part| (number(part, "q").expect("q"), number(part, "r").expect("r")))
            .collect(),
    )
}

#[test]
fn neighbours_share_a_side_and_odd_rows_stand_half_a_tile_to_the_right() {
    let grid = Grid::holding(&[(0, 0), (1, 0), (0, 1)], 40.0);
    let (a, b, c) = (
        grid.middle((0, 0)),
        grid.middle((1, 0)),
        grid.middle((0, 1)),
    );
    assert!((b.0 - a.0 - 40.0).abs() < 1e-9);
    assert!((c.0 - a.0 - 20.0).abs() < 1e-9);
    assert!(c.1 < a.1, "rows grow northwards");
    // Three tiles that touch have eighteen sides, of which three pairs are shared.
    assert_eq!(grid.outline(&[(0, 0), (1, 0), (0, 1)]).len(), 12);
}

#[test]
fn all_authorities_have_a_place_of_their_own() {
    let Some(places) = england() else { return };
    let own: BTreeSet<_> = places.iter().collect();
    assert_eq!((places.len(), own.len()), (153, 153));
}

#[test]
fn the_label_of_any_authority_covers_no_tile_and_stays_on_the_map() {
    let Some(places) = england() else { return };
    let grid = Grid::holding(&places, 44.0);
    for place in places.iter().step_by(6) {
        let label = grid
            .label(&places, &[*place], (150.0, 58.0), &[])
            .expect("room");
        assert!(
            places
                .iter()
                .all(|tile| !label.rect.meets(grid.around(*tile))),
            "{place:?}"
        );
        assert!(label.rect.x >= 0.0 && label.rect.x + label.rect.w <= grid.width());
        assert!(label.rect.y >= 0.0 && label.rect.y + label.rect.h <= grid.height());
        let start = label.leader.first().expect("a line");
        let (x, y) = grid.middle(*place);
        assert!(
            (start.0 - x).hypot(start.1 - y) <= grid.radius() + 0.01,
            "it begins at the tile"
        );
    }
}
