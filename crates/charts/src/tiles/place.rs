//! Where tiles stand, where outlines run, and where a label goes so that it covers no tile.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A corner of the lattice: half tile widths across, half radii down.
pub(super) type Corner = (i32, i32);

/// The lattice the tiles stand on.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// The width of a tile.
    tile: f64,
    /// Air around the map.
    air: f64,
    top_row: u8,
    columns: f64,
    rows: f64,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

impl Rect {
    pub(super) fn meets(self, other: Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// The point of the rectangle nearest to another point.
    fn nearest(self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            x.clamp(self.x, self.x + self.w),
            y.clamp(self.y, self.y + self.h),
        )
    }
}

/// Where a label stands and the line that leads to it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub(super) rect: Rect,
    pub(super) leader: Vec<(f64, f64)>,
}

impl Grid {
    /// A lattice that holds all the places, each tile `tile` wide.
    pub(super) fn holding(places: &[(u8, u8)], tile: f64) -> Self {
        let most = |f: fn(&(u8, u8)) -> u8| places.iter().map(f).max().unwrap_or(0);
        let bottom = places.iter().map(|p| p.1).min().unwrap_or(0);
        let top = most(|p| p.1);
        Self {
            tile,
            air: 5.0,
            top_row: top,
            columns: f64::from(most(|p| p.0)) + 1.5,
            rows: f64::from(top - bottom),
        }
    }

    /// The distance from a tile's middle to its corner.
    pub(super) fn radius(&self) -> f64 {
        self.tile / 3.0_f64.sqrt()
    }

    pub(super) fn width(&self) -> f64 {
        self.columns * self.tile + 2.0 * self.air
    }

    pub(super) fn height(&self) -> f64 {
        (self.rows * 1.5 + 2.0) * self.radius() + 2.0 * self.air
    }

    fn lattice(&self, (column, row): (u8, u8)) -> Corner {
        (
            2 * i32::from(column) + i32::from(row % 2) + 1,
            3 * i32::from(self.top_row.saturating_sub(row)) + 2,
        )
    }

    fn point(&self, (x, y): Corner) -> (f64, f64) {
        (
            self.air + f64::from(x) * self.tile / 2.0,
            self.air + f64::from(y) * self.radius() / 2.0,
        )
    }

    /// The middle of a tile.
    pub(super) fn middle(&self, place: (u8, u8)) -> (f64, f64) {
        self.point(self.lattice(place))
    }

    /// The six corners of a tile on the lattice, clockwise from the top.
    fn corners(&self, place: (u8, u8)) -> [Corner; 6] {
        let (x, y) = self.lattice(place);
        [
            (x, y - 2),
            (x + 1, y - 1),
            (x + 1, y + 1),
            (x, y + 2),
            (x - 1, y + 1),
            (x - 1, y - 1),
        ]
    }

    /// The six corners of a tile drawn smaller than its cell by `inset`, clockwise from the top.
    pub(super) fn hexagon(&self, place: (u8, u8), inset: f64) -> [(f64, f64); 6] {
        let (mx, my) = self.middle(place);
        let part = (self.radius() - inset) / self.radius();
        self.corners(place).map(|corner| {
            let (x, y) = self.point(corner);
            (mx + (x - mx) * part, my + (y - my) * part)
        })
    }

    /// The sides of a tile, each from corner to corner.
    fn sides(&self, place: (u8, u8)) -> [(Corner, Corner); 6] {
        let [a, b, c, d, e, f] = self.corners(place);
        [(a, b), (b, c), (c, d), (d, e), (e, f), (f, a)]
    }

    /// The sides between tiles of the group and all that is not of it.
    pub(super) fn outline(&self, group: &[(u8, u8)]) -> Vec<[(f64, f64); 2]> {
        let mut seen: BTreeMap<(Corner, Corner), u8> = BTreeMap::new();
        for place in group {
            for (a, b) in self.sides(*place) {
                *seen.entry((a.min(b), a.max(b))).or_default() += 1;
            }
        }
        seen.into_iter()
            .filter(|(_, times)| *times == 1)
            .map(|((a, b), _)| [self.point(a), self.point(b)])
            .collect()
    }

    /// The rectangle around a tile.
    pub(super) fn around(&self, place: (u8, u8)) -> Rect {
        let (x, y) = self.middle(place);
        Rect {
            x: x - self.tile / 2.0,
            y: y - self.radius(),
            w: self.tile,
            h: self.radius() * 2.0,
        }
    }

    /// A free spot for a label of this size, near the tiles of the group, and a line to it that runs along the
    /// seams between tiles and through free space. None where the map has no room.
    pub(super) fn label(
        &self,
        all: &[(u8, u8)],
        group: &[(u8, u8)],
        (w, h): (f64, f64),
        taken: &[Rect],
    ) -> Option<Label> {
        // The shortest ways first, so that the longer ones need hardly be tried.
        let mut seams = self.seams(all, group);
        seams.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let tiles: Vec<Rect> = all.iter().map(|place| self.around(*place)).collect();
        let middles: Vec<(f64, f64)> = all.iter().map(|place| self.middle(*place)).collect();
        let spots: Vec<Rect> = self
            .spots(w, h)
            .filter(|rect| !tiles.iter().chain(taken).any(|t| rect.meets(*t)))
            .collect();
        let mut best: Option<(f64, Label)> = None;
        for (length, path) in &seams {
            let Some(end) = path.last() else { continue };
            if best.as_ref().is_some_and(|(least, _)| length >= least) {
                break;
            }
            for rect in &spots {
                let to = rect.nearest(*end);
                let cost = length + 1.3 * distance(*end, to);
                if best.as_ref().is_some_and(|(least, _)| cost >= *least)
                    || !self.free(&middles, *end, to)
                {
                    continue;
                }
                let mut leader = path.clone();
                leader.push(to);
                best = Some((
                    cost,
                    Label {
                        rect: *rect,
                        leader,
                    },
                ));
            }
        }
        best.map(|(_, label)| label)
    }

    /// Every spot tried for a label.
    fn spots(&self, w: f64, h: f64) -> impl Iterator<Item = Rect> + use<> {
        const STEP: f64 = 6.0;
        let (right, bottom) = (self.width() - w - 1.0, self.height() - h - 1.0);
        let down = std::iter::successors(Some(1.0), |y| Some(y + STEP));
        down.take_while(move |y| *y <= bottom).flat_map(move |y| {
            std::iter::successors(Some(1.0), |x| Some(x + STEP))
                .take_while(move |x| *x <= right)
                .map(move |x| Rect { x, y, w, h })
        })
    }

    /// From the group to each corner that open space touches: the way along the seams, and its length.
    fn seams(&self, all: &[(u8, u8)], group: &[(u8, u8)]) -> Vec<(f64, Vec<(f64, f64)>)> {
        let mut next: BTreeMap<Corner, BTreeSet<Corner>> = BTreeMap::new();
        let mut touching: BTreeMap<Corner, u8> = BTreeMap::new();
        for place in all {
            for (a, b) in self.sides(*place) {
                next.entry(a).or_default().insert(b);
                next.entry(b).or_default().insert(a);
                *touching.entry(a).or_default() += 1;
            }
        }
        let mut ways: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
        let mut queue: VecDeque<Corner> = VecDeque::new();
        for corner in group.iter().flat_map(|place| self.corners(*place)) {
            if ways.insert(corner, vec![corner]).is_none() {
                queue.push_back(corner);
            }
        }
        while let Some(corner) = queue.pop_front() {
            let Some(way) = ways.get(&corner).cloned() else {
                continue;
            };
            for near in next.get(&corner).into_iter().flatten() {
                if !ways.contains_key(near) {
                    let mut longer = way.clone();
                    longer.push(*near);
                    ways.insert(*near, longer);
                    queue.push_back(*near);
                }
            }
        }
        ways.into_iter()
            .filter(|(corner, _)| touching.get(corner).is_some_and(|n| *n < 3))
            .map(|(_, way)| {
                let points: Vec<_> = way.iter().map(|c| self.point(*c)).collect();
                let sides = points.len().saturating_sub(1);
                (
                    f64::from(u8::try_from(sides).unwrap_or(u8::MAX)) * self.radius(),
                    points,
                )
            })
            .collect()
    }

    /// Whether a straight line crosses no tile of these middles.
    fn free(&self, middles: &[(f64, f64)], from: (f64, f64), to: (f64, f64)) -> bool {
        const PARTS: u8 = 24;
        let inner = (self.tile / 2.0 - 1.5).powi(2);
        (1..=PARTS).all(|step| {
            let part = f64::from(step) / f64::from(PARTS);
            let x = from.0 + (to.0 - from.0) * part;
            let y = from.1 + (to.1 - from.1) * part;
            middles
                .iter()
                .all(|(a, b)| (a - x) * (a - x) + (b - y) * (b - y) >= inner)
        })
    }
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    // A plain root: no tile is so far off that squaring could overflow, and `hypot` is ten times slower.
    let (across, down) = (a.0 - b.0, a.1 - b.1);
    (across * across + down * down).sqrt()
}

#[cfg(test)]
mod tests;
