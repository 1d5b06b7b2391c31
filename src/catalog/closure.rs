//! Modules → these and all that they need, directly or through others. Follows references and reads no text.

use std::collections::BTreeSet;

use super::{Catalog, Rule};

impl Catalog {
    /// The modules that some rules are made of, as indices, ascending.
    pub(crate) fn modules_of<'r>(&self, rules: impl IntoIterator<Item = &'r Rule>) -> BTreeSet<usize> {
        let needs = |index: usize| self.modules.get(index).map_or(&[][..], |module| module.needs.as_slice());
        with_needs(rules.into_iter().map(|rule| rule.module), needs)
    }
}

/// Modules and all that they need, by what each needs itself.
pub(super) fn with_needs<'n>(
    modules: impl IntoIterator<Item = usize>,
    needs: impl Fn(usize) -> &'n [usize],
) -> BTreeSet<usize> {
    let mut all = BTreeSet::new();
    let mut open: Vec<usize> = modules.into_iter().collect();
    while let Some(index) = open.pop() {
        if all.insert(index) {
            open.extend(needs(index));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_through_others_is_there_once_also_in_a_circle() {
        let needs: [&[usize]; 5] = [&[1, 2], &[3], &[3, 0], &[], &[0]];
        let of = |modules: &[usize]| with_needs(modules.iter().copied(), |index| needs[index]);
        assert_eq!(of(&[0]), BTreeSet::from([0, 1, 2, 3]));
        assert_eq!(of(&[3, 1]), BTreeSet::from([1, 3]));
        assert_eq!(of(&[]), BTreeSet::new());
    }
}
