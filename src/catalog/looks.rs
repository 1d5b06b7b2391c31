//! A rule → what of a repository's document it may look at, by its policy and by what that needs.

pub(crate) use super::words::Looks;
use super::{Catalog, Module, Rule};

impl Catalog {
    /// What a rule may look at besides the documents and facts that it asks for.
    pub(crate) fn looks(&self, rule: &Rule) -> Looks {
        let modules = self.modules_of([rule]).into_iter().filter_map(|index| self.modules.get(index));
        modules.map(Module::looks).fold(Looks::default(), Looks::or)
    }
}

impl Module {
    /// What it may look at by itself.
    pub(crate) fn looks(&self) -> Looks {
        *self.looks.get_or_init(|| Looks::of(&self.source.text))
    }
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
            let Looks { at_files, at_sizes, at_entities, .. } = catalog.looks(rule);
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
        let all =
            Looks { at_files: true, at_sizes: true, at_entities: true, at_day: true, at_moment: true, at_clock: false };
        assert_eq!(Looks::of("x := input[part]"), all);
        let clock = Looks { at_moment: true, at_clock: true, ..Looks::default() };
        assert_eq!(Looks::of("x := time.now_ns()"), clock);
        assert_eq!(Looks::of("x := input.facts.today"), Looks { at_day: true, ..Looks::default() });
        assert!(Looks::of("x := input.facts.now").at_moment);
    }
}
