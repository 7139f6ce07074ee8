//! The text of one child in the census as elements within each other, to be changed and written again.

use std::fmt::Write as _;

use compact_str::CompactString as Text;

/// An element: what it says, or what stands in it.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) name: Text,
    pub(super) says: Option<Text>,
    pub(super) within: Vec<Self>,
}

impl Element {
    /// An element that says something.
    pub(super) fn saying(name: &str, says: impl Into<Text>) -> Self {
        Self {
            name: name.into(),
            says: Some(says.into()),
            within: Vec::new(),
        }
    }

    /// An element that others stand in.
    pub(super) fn holding(name: &str, within: Vec<Self>) -> Self {
        Self {
            name: name.into(),
            says: None,
            within,
        }
    }

    /// The element that a text of a line each is; nothing where the text is of another form.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut open: Vec<Self> = Vec::new();
        for line in text.lines() {
            let (name, rest) = line.strip_prefix('<')?.split_once('>')?;
            let done = if name.starts_with('/') {
                open.pop()?
            } else if rest.is_empty() {
                open.push(Self::holding(name, Vec::new()));
                continue;
            } else {
                Self::saying(name, rest.split_once("</")?.0)
            };
            match open.last_mut() {
                Some(around) => around.within.push(done),
                None => return Some(done),
            }
        }
        None
    }

    /// Writes it behind what is there.
    pub(super) fn write(&self, text: &mut String) {
        let name = &self.name;
        let _ = match &self.says {
            Some(says) => writeln!(text, "<{name}>{says}</{name}>"),
            None => writeln!(text, "<{name}>"),
        };
        if self.says.is_none() {
            self.within.iter().for_each(|each| each.write(text));
            let _ = writeln!(text, "</{name}>");
        }
    }

    /// The first element of a name in it, at any depth.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.within.iter().find_map(|each| {
            if each.name == name {
                Some(each)
            } else {
                each.find(name)
            }
        })
    }

    /// The same, to be changed.
    pub(super) fn find_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.within.iter_mut().find_map(|each| {
            if each.name == name {
                Some(each)
            } else {
                each.find_mut(name)
            }
        })
    }

    /// What the first element of a name among those that stand directly in it says.
    pub(super) fn says_directly(&self, name: &str) -> Option<&str> {
        let mut within = self.within.iter();
        within.find(|each| each.name == name)?.says.as_deref()
    }

    /// Takes out the first element of a name, at any depth; whether there was one.
    pub(super) fn take_out(&mut self, name: &str) -> bool {
        if let Some(at) = self.within.iter().position(|each| each.name == name) {
            self.within.remove(at);
            return true;
        }
        self.within.iter_mut().any(|each| each.take_out(name))
    }

    /// The way to every element of a name in it, each the places to go by from one element to the next.
    pub(super) fn ways_to(&self, name: &str) -> Vec<Vec<usize>> {
        let mut ways = Vec::new();
        if self.name == name {
            ways.push(Vec::new());
        }
        for (at, each) in self.within.iter().enumerate() {
            for rest in each.ways_to(name) {
                ways.push([&[at], rest.as_slice()].concat());
            }
        }
        ways
    }

    /// The element at the end of a way.
    pub(super) fn at(&self, way: &[usize]) -> Option<&Self> {
        way.iter().try_fold(self, |here, at| here.within.get(*at))
    }

    /// The same, to be changed.
    pub(super) fn at_mut(&mut self, way: &[usize]) -> Option<&mut Self> {
        way.iter()
            .try_fold(self, |here, at| here.within.get_mut(*at))
    }
}
