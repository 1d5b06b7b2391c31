//! Who answers for a repository, by its catalog files, else by its CODEOWNERS.

use std::collections::BTreeSet;

use crate::model::Survey;
use crate::model::selector::full_reference;

/// Somebody who answers for what is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owner {
    /// In full, as definitions write it: `group:default/payments`.
    pub(crate) reference: String,
    /// Where that is said: the catalog, or CODEOWNERS and what is written there.
    pub(crate) source: String,
}

impl Owner {
    /// The one owner of all components; else the one whom CODEOWNERS gives at least half of all files.
    pub(super) fn of(surveys: &[Survey]) -> Option<Self> {
        let components = surveys.iter().flat_map(|own| &own.entities).filter(|entity| entity.is_component());
        let named: BTreeSet<String> =
            components.filter_map(|entity| entity.owner.as_ref()).map(ToString::to_string).collect();
        if let Some(reference) = named.first().and_then(|owner| full_reference(owner, "group")) {
            return (named.len() == 1).then(|| Self { reference, source: "the catalog file".to_owned() });
        }
        let files: u64 = surveys.iter().map(|own| own.files.len() as u64).sum();
        let mut owners = std::collections::BTreeMap::<&str, u64>::new();
        for (owner, count) in surveys.iter().flat_map(|own| &own.owners) {
            *owners.entry(owner).or_default() += count;
        }
        let (owner, count) = owners.into_iter().rev().max_by_key(|(_, count)| *count)?;
        let reference = reference(owner).filter(|_| count * 2 >= files)?;
        Some(Self { reference, source: format!("{owner} in CODEOWNERS") })
    }
}

/// `@acme/payments` is the group payments, `@amira` the user; an address names nobody whom a catalog knows.
fn reference(owner: &str) -> Option<String> {
    let name = owner.strip_prefix('@').filter(|name| !name.starts_with('@'))?;
    match name.rsplit_once('/') {
        Some((_, team)) => full_reference(team, "group"),
        None => full_reference(name, "user"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn teams_are_groups_and_people_are_users() {
        let table = [
            ("@acme/payments", Some("group:default/payments")),
            ("@acme/shop/Payments", Some("group:default/payments")),
            ("@Amira", Some("user:default/amira")),
            ("amira@acme.dev", None),
            ("@@maintainer", None),
            ("@", None),
        ];
        for (owner, expected) in table {
            assert_eq!(reference(owner).as_deref(), expected, "{owner}");
        }
    }

    #[test]
    fn whom_codeowners_gives_most_files_is_the_owner_if_these_are_half() {
        let survey = |owners: &[(&str, u64)]| Survey {
            files: (0..10).map(|number| format!("{number}.go").into()).collect(),
            owners: owners.iter().map(|(owner, count)| ((*owner).to_owned(), *count)).collect(),
            ..Survey::default()
        };
        let table = [
            (&[("@acme/core", 7), ("@amira", 3)][..], Some("group:default/core")),
            (&[("@acme/b", 5), ("@acme/a", 5)], Some("group:default/a")),
            (&[("@acme/core", 4)], None),
            (&[], None),
        ];
        for (owners, expected) in table {
            assert_eq!(Owner::of(&[survey(owners)]).map(|own| own.reference).as_deref(), expected, "{owners:?}");
        }
    }
}
