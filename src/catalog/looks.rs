//! A policy's text, with that of what it needs → what of a repository's document it may look at. Looks for words and never
//! evaluates: a word too many costs a question too many, and no answer is missed.

use std::ops::BitOr;

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
        let modules = self.modules_of([rule]).into_iter().filter_map(|index| self.modules.get(index));
        let each = modules.map(|module| *module.looks.get_or_init(|| Looks::of(&module.source.text)));
        each.fold(Looks::default(), Looks::bitor)
    }
}

impl Looks {
    /// What a text alone may look at.
    fn of(text: &str) -> Self {
        let of = |line: &str| Self {
            at_files: FILES.iter().any(|part| reads(line, part)),
            at_sizes: reads(line, "size"),
            at_entities: reads(line, "entities"),
        };
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        lines.map(of).fold(Self::default(), Self::bitor)
    }
}

impl BitOr for Looks {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self {
            at_files: self.at_files | other.at_files,
            at_sizes: self.at_sizes | other.at_sizes,
            at_entities: self.at_entities | other.at_entities,
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
        assert_eq!(Looks::of("# input.files\nx := 1"), Looks::default());
        assert_eq!(Looks::of("x := input[part]"), Looks { at_files: true, at_sizes: true, at_entities: true });
    }
}
