//! What the engine of a topic reads, kept between runs: a name of all that it follows from. Keeps nothing itself.

use std::fmt::Write as _;

use super::entry::Part;
use super::program::{Program, Topic};
use crate::catalog::Layout;

/// Keeps what engines read: to work it out takes longer than to read it.
pub(crate) trait Texts: Sync {
    /// What was kept. It follows from some modules, given by index, and from what else is in the name.
    fn get(&self, name: &str, modules: &[usize]) -> Option<(Layout, Vec<(String, String)>)>;

    /// Keeps it.
    fn put(&self, name: &str, modules: &[usize], layout: Layout, texts: &[(String, String)]);
}

impl Program<'_> {
    /// All that the policies of a topic follow from besides modules: which rules are asked how.
    pub(super) fn name_on(&self, topic: &Topic) -> String {
        let mut name = format!("{topic:?}");
        for (number, set) in self.sets.iter().enumerate().filter(|(_, set)| set.is_about(topic)) {
            let _ = write!(name, "\nset {number} {:?}", set.kinds);
            for (index, rule) in set.rules.iter().filter_map(|index| Some((index, self.rules.get(*index)?))) {
                let parts: Vec<Part> = Part::of(rule).collect();
                let _ = write!(name, "\n{index} {} {} {} {parts:?}", rule.info.id, rule.module, rule.entry);
            }
        }
        for group in self.groups.iter().filter(|(main, _)| topic.mains.contains(*main)) {
            let _ = write!(name, "\n{group:?}");
        }
        name
    }
}
