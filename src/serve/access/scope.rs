//! Patterns of repositories and owners → whether one of them is meant. Compares texts; knows nothing of who asks.

use crate::model::Glob;

/// What of a history somebody may see or report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    repositories: Vec<Glob>,
    owners: Vec<Glob>,
    /// One repository alone, by its very name.
    only: Option<Box<str>>,
}

impl Scope {
    /// One repository, whatever its name would mean as a pattern.
    pub(in crate::serve) fn only(repository: &str) -> Self {
        Self { only: Some(Box::from(repository)), ..Self::default() }
    }

    /// All of it.
    pub(in crate::serve) fn all() -> Self {
        Self::default()
    }

    /// What patterns say; without any, all of it. Or what is wrong with one of them.
    pub(crate) fn of(repositories: &[String], owners: &[String]) -> Result<Self, String> {
        let read = |all: &[String]| all.iter().map(|own| pattern(own)).collect::<Result<Vec<_>, _>>();
        Ok(Self { repositories: read(repositories)?, owners: read(owners)?, only: None })
    }

    /// Whether it is all of it.
    pub(in crate::serve) fn is_all(&self) -> bool {
        self.repositories.is_empty() && self.owners.is_empty() && self.only.is_none()
    }

    /// Whether what an owner has in a repository is part of it. Where both are bounded, both must be.
    pub(in crate::serve) fn has(&self, repository: &str, owner: Option<&str>) -> bool {
        self.has_repository(repository)
            && (self.owners.is_empty() || owner.is_some_and(|owner| self.owners.iter().any(|own| own.matches(owner))))
    }

    /// Whether a repository is part of it, whoever owns what is in it.
    pub(in crate::serve) fn has_repository(&self, repository: &str) -> bool {
        if let Some(only) = &self.only {
            return only.as_ref() == repository;
        }
        // A repository is recorded as `https://host/owner/name`, and a pattern may leave the beginning out.
        let bare = bare(repository);
        self.repositories.is_empty()
            || (is_plain(bare) && self.repositories.iter().any(|own| own.matches(bare) || own.matches(repository)))
    }
}

fn pattern(text: &str) -> Result<Glob, String> {
    Glob::parse(bare(text)).map_err(|reason| format!("`{text}`: {reason}"))
}

fn bare(repository: &str) -> &str {
    repository.strip_prefix("https://").unwrap_or(repository)
}

/// Whether a name is what it seems to be: `acme/../other` is none of `acme`.
fn is_plain(name: &str) -> bool {
    !name.split('/').any(|part| matches!(part, "" | "." | ".."))
        && !name.contains(|c: char| c.is_control() || c == '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(repositories: &[&str], owners: &[&str]) -> Scope {
        let own = |all: &[&str]| all.iter().map(|own| (*own).to_owned()).collect::<Vec<_>>();
        Scope::of(&own(repositories), &own(owners)).unwrap()
    }

    #[test]
    fn a_scope_is_what_its_patterns_say_and_without_any_all() {
        let pay = Some("group:default/pay");
        let shop = "https://github.com/acme/shop";
        let cases = [
            (scope(&[], &[]), shop, None, true),
            (scope(&["github.com/acme/*"], &[]), shop, None, true),
            (scope(&["https://github.com/acme/*"], &[]), shop, pay, true),
            (scope(&["github.com/acme/*"], &[]), "https://github.com/acme-evil/shop", None, false),
            (scope(&["github.com/acme/*"], &[]), "https://github.com/acme/shop/inner", None, false),
            (scope(&["github.com/acme/**"], &[]), "https://github.com/acme/../other", None, false),
            (scope(&["github.com/acme/**"], &[]), "https://github.com/acme//shop", None, false),
            (scope(&["github.com/acme/*"], &[]), "https://evil.dev/github.com/acme/shop", None, false),
            (Scope::only(shop), shop, pay, true),
            (Scope::only("https://github.com/acme/*"), shop, None, false),
            (scope(&["shop", "web"], &[]), "web", None, true),
            (scope(&[], &["group:default/*"]), shop, pay, true),
            (scope(&[], &["group:default/*"]), shop, None, false),
            (scope(&["shop"], &["group:default/pay"]), "shop", pay, true),
            (scope(&["shop"], &["group:default/pay"]), "web", pay, false),
            (scope(&["shop"], &["group:default/pay"]), "shop", Some("group:default/web"), false),
        ];
        for (scope, repository, owner, wanted) in cases {
            assert_eq!(scope.has(repository, owner), wanted, "{scope:?} {repository} {owner:?}");
        }
        assert!(Scope::of(&["a[".to_owned()], &[]).is_err());
    }
}
