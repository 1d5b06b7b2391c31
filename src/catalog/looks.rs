//! A policy's text, with that of what it needs → what of a repository's document it may look at. Looks for words and never
//! evaluates: a word too many costs a question too many, and no answer is missed.

use std::collections::BTreeSet;

use super::{Catalog, Rule};

/// What a rule may look at besides the documents and facts that it asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Looks {
    /// Which files there are.
    pub(crate) at_files: bool,
    /// How large they are.
    pub(crate) at_sizes: bool,
    /// The entities.
    pub(crate) at_entities: bool,
}

/// Names of the parts of the document that follow from the names of files.
const FILES: [&str; 4] = ["files", "folders", "languages", "ci"];

impl Catalog {
    /// What a rule may look at.
    pub(crate) fn looks(&self, rule: &Rule) -> Looks {
        let mut looks = Looks::default();
        let (mut seen, mut open) = (BTreeSet::new(), vec![rule.module]);
        while let Some(index) = open.pop() {
            if let Some(module) = self.modules.get(index).filter(|_| seen.insert(index)) {
                looks.add(&module.source.text);
                open.extend(&module.needs);
            }
        }
        looks
    }
}

impl Looks {
    fn add(&mut self, text: &str) {
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            self.at_files |= FILES.iter().any(|part| reads(line, part));
            self.at_sizes |= reads(line, "size");
            self.at_entities |= reads(line, "entities");
        }
    }
}

/// Whether a line takes a part out of something: `input.files`, `object.get(input, "files", …)`, `input[part]`. A place that a
/// violation names, `["files", path]`, is none.
fn reads(line: &str, part: &str) -> bool {
    let is_end = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let is_field = |(at, found): (usize, &str)| {
        let before = line.get(..at).unwrap_or("");
        let is_quoted = before.ends_with('"') && before.contains("input");
        (before.ends_with('.') || is_quoted) && line.get(at + found.len()..).is_some_and(is_end)
    };
    line.contains("input[") || line.match_indices(part).any(is_field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Options, load};

    #[test]
    fn the_text_of_a_rule_and_of_what_it_needs_tells_what_it_looks_at() {
        let catalog = load(&Options { built_in: true, ..Options::default() }).unwrap();
        let looks = |id: &str| {
            let rule = catalog.rules.iter().find(|rule| rule.info.id.as_ref() == id).unwrap();
            let Looks { at_files, at_sizes, at_entities } = catalog.looks(rule);
            (at_files, at_sizes, at_entities)
        };
        assert_eq!(looks("repository.missing_readme"), (true, false, false));
        assert_eq!(looks("build.large_file"), (true, true, false));
        assert_eq!(looks("repository.missing_ci"), (true, false, false));
        assert!(looks("catalog.deprecated_in_use").2);
        assert_eq!(looks("kubernetes.host_network"), (false, false, false));
    }

    #[test]
    fn a_part_that_is_named_only_when_it_runs_may_be_any() {
        let mut looks = Looks::default();
        looks.add("# input.files\nx := 1");
        assert_eq!(looks, Looks::default());
        looks.add("x := input[part]");
        assert_eq!(looks, Looks { at_files: true, at_sizes: true, at_entities: true });
    }
}
