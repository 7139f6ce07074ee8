//! What a form or an address carries, name by name.

/// Every name and value, in the order they were sent.
pub(super) struct Sent(pub(super) Vec<(String, String)>);

impl Sent {
    /// The value of a name, without spaces around it; empty where it was not sent.
    pub(super) fn get(&self, name: &str) -> &str {
        let mut all = self.0.iter();
        all.find(|(each, _)| each == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// Every value of a name.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        let of_name = self.0.iter().filter(|(each, _)| each == name);
        of_name.map(|(_, value)| value.as_str()).collect()
    }

    /// Whether anything was sent under a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(each, _)| each == name)
    }

    /// A number within bounds.
    pub(super) fn number<N: std::str::FromStr + PartialOrd>(
        &self,
        name: &str,
        within: std::ops::RangeInclusive<N>,
    ) -> Option<N> {
        let number = self.get(name).parse().ok()?;
        within.contains(&number).then_some(number)
    }
}
