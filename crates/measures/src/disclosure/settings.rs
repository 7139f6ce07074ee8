//! What a council may choose of the rule.

/// To what counts are rounded when they are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Rounding {
    /// As counted.
    #[default]
    None,
    /// To the nearest five.
    Five,
    /// To the nearest ten, five upwards.
    Ten,
}

impl Rounding {
    /// The step; 1 where nothing is rounded.
    #[must_use]
    pub const fn step(self) -> u32 {
        match self {
            Self::None => 1,
            Self::Five => 5,
            Self::Ten => 10,
        }
    }
}

/// The rule's settings; each can be made stricter, none can be turned off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    pub(super) threshold: u32,
    pub(super) rounding: Rounding,
    pub(super) small_group: u32,
    pub(super) shows_nought: bool,
}

impl Settings {
    /// As the Department for Education publishes children in need and in care: 1 to 5 closed, noughts shown, nothing
    /// rounded; a group is small below ten.
    #[must_use]
    pub const fn departmental() -> Self {
        Self {
            threshold: 5,
            rounding: Rounding::None,
            small_group: 10,
            shows_nought: true,
        }
    }

    /// With another threshold: the greatest count that is closed. Below 4 it is 4 (*fewer than five*), the least that
    /// is in use.
    #[must_use]
    pub const fn with_threshold(mut self, threshold: u32) -> Self {
        self.threshold = if threshold < 4 { 4 } else { threshold };
        self
    }

    /// With counts rounded.
    #[must_use]
    pub const fn with_rounding(mut self, rounding: Rounding) -> Self {
        self.rounding = rounding;
        self
    }

    /// With noughts closed like other small counts.
    #[must_use]
    pub const fn without_nought(mut self) -> Self {
        self.shows_nought = false;
        self
    }

    /// The greatest count that is closed, and the least width that is left for every closed cell.
    #[must_use]
    pub const fn threshold(&self) -> u32 {
        self.threshold
    }

    /// The rule in words, for the head of a table and a CSV file.
    #[must_use]
    pub fn in_words(&self) -> String {
        let least = if self.shows_nought { 1 } else { 0 };
        let rounded = match self.rounding {
            Rounding::None => "",
            Rounding::Five => " Counts are rounded to the nearest 5.",
            Rounding::Ten => " Counts are rounded to the nearest 10.",
        };
        format!(
            "Counts from {least} to {} are replaced by c, and so are other numbers from which they could be worked out, \
             in this release or with earlier ones. c: confidential. z: not applicable. x: not available. low: more than \
             nought, rounds to nought.{rounded} A number released once for a period is repeated unless it has changed by \
             more than {}.",
            self.threshold, self.threshold
        )
    }

    /// Whether a count is too small to be shown.
    pub(super) const fn is_small(&self, count: u32) -> bool {
        count <= self.threshold && (count > 0 || !self.shows_nought)
    }

    /// A count as it is shown.
    pub(super) const fn rounded(&self, count: u32) -> u32 {
        let step = self.rounding.step();
        (count + step / 2) / step * step
    }

    /// The counts that are shown as the same number, lowest and highest.
    pub(super) const fn behind(&self, count: u32) -> (u32, u32) {
        let step = self.rounding.step();
        if step == 1 || (count == 0 && self.shows_nought) {
            return (count, count);
        }
        let shown = self.rounded(count);
        let low = shown.saturating_sub(step / 2);
        let high = shown + (step - 1) / 2;
        // What is shown is no small count, so the lowest that can stand behind it is above the threshold.
        let least = if self.is_small(count) {
            0
        } else {
            self.threshold + 1
        };
        (if low > least { low } else { least }, high)
    }
}
