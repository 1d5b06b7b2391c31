//! Which entities a definition is for: OR over tables, AND inside a table, `not` subtracts.

use super::glob::Glob;

/// What is known of an entity and may be asked for; filled by who knows entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// `component`, `api`, …
    pub kind: String,
    /// `service`, `library`, …
    pub r#type: Option<String>,
    /// `production`, `experimental`, …
    pub lifecycle: Option<String>,
    /// How much hangs on it.
    pub tier: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Full reference of the owner, `group:default/payments`.
    pub owner: Option<String>,
    /// Full reference of the system, `system:default/shop`.
    pub system: Option<String>,
    /// Full reference of the domain, `domain:default/commerce`.
    pub domain: Option<String>,
    /// Languages of its files, in lower case.
    pub languages: Vec<String>,
    /// Its folder in the repository; empty for all of it.
    pub path: String,
}

/// One table: all that it names must hold, and of each list one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Kinds.
    pub kind: Vec<String>,
    /// Types.
    pub r#type: Vec<String>,
    /// Lifecycles.
    pub lifecycle: Vec<String>,
    /// Tiers.
    pub tier: Vec<String>,
    /// Tags.
    pub tag: Vec<String>,
    /// Full references of owners.
    pub owner: Vec<String>,
    /// Full references of systems.
    pub system: Vec<String>,
    /// Languages.
    pub language: Vec<String>,
    /// Patterns of the entity's folder.
    pub path: Vec<Glob>,
}

/// Which entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    /// One of these must hold; all entities where there is none.
    pub any: Vec<Terms>,
    /// None of these may hold.
    pub not: Vec<Terms>,
}

impl Selector {
    /// Whether it is for an entity.
    pub fn matches(&self, entity: &Facets) -> bool {
        let is_in = self.any.is_empty() || self.any.iter().any(|terms| terms.matches(entity));
        is_in && !self.not.iter().any(|terms| terms.matches(entity))
    }

    /// Whether it is for every entity.
    pub const fn is_all(&self) -> bool {
        self.any.is_empty() && self.not.is_empty()
    }
}

impl Terms {
    /// Whether all that is named holds. A table that names nothing holds for every entity.
    pub fn matches(&self, entity: &Facets) -> bool {
        let one = |wanted: &[String], found: Option<&String>| {
            wanted.is_empty() || found.is_some_and(|found| wanted.contains(found))
        };
        let some =
            |wanted: &[String], found: &[String]| wanted.is_empty() || found.iter().any(|found| wanted.contains(found));
        one(&self.kind, Some(&entity.kind))
            && one(&self.r#type, entity.r#type.as_ref())
            && one(&self.lifecycle, entity.lifecycle.as_ref())
            && one(&self.tier, entity.tier.as_ref())
            && some(&self.tag, &entity.tags)
            && one(&self.owner, entity.owner.as_ref())
            && one(&self.system, entity.system.as_ref())
            && some(&self.language, &entity.languages)
            && (self.path.is_empty() || self.path.iter().any(|glob| glob.matches(&entity.path)))
    }
}

/// A reference to an entity in full, `kind:namespace/name` in lower case as Backstage compares them. What is left out is the kind
/// given here and the namespace `default`; none where it is no reference.
pub fn full_reference(text: &str, kind: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (kind, rest) = text.split_once(':').unwrap_or((kind, &text));
    let (namespace, name) = rest.split_once('/').unwrap_or(("default", rest));
    let is_word = |word: &str| {
        let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        (1..=63).contains(&word.len())
            && word.chars().all(inner)
            && word.starts_with(|c: char| c.is_ascii_alphanumeric())
            && word.ends_with(|c: char| c.is_ascii_alphanumeric())
    };
    [kind, namespace, name].into_iter().all(is_word).then(|| format!("{kind}:{namespace}/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn billing() -> Facets {
        Facets {
            kind: "component".to_owned(),
            r#type: Some("service".to_owned()),
            lifecycle: Some("production".to_owned()),
            tags: words(&["java", "spike"]),
            owner: Some("group:default/payments".to_owned()),
            languages: words(&["go", "shell"]),
            path: "apps/billing".to_owned(),
            ..Facets::default()
        }
    }

    #[test]
    fn tables_are_alternatives_fields_are_all_asked_and_not_subtracts() {
        let service = Terms { kind: words(&["component"]), r#type: words(&["worker", "service"]), ..Terms::default() };
        let below = Terms { path: vec![Glob::parse("apps/**").unwrap()], ..Terms::default() };
        let rust = Terms { language: words(&["rust"]), ..below.clone() };
        let spike = Terms { tag: words(&["spike"]), ..Terms::default() };
        let tier = Terms { tier: words(&["1"]), ..Terms::default() };
        let cases = [
            (vec![], vec![], true),
            (vec![service.clone()], vec![], true),
            (vec![rust.clone()], vec![], false),
            (vec![rust, service.clone()], vec![], true),
            (vec![below], vec![], true),
            (vec![tier.clone()], vec![], false),
            (vec![service.clone()], vec![spike.clone()], false),
            (vec![], vec![spike], false),
            (vec![service], vec![tier], true),
        ];
        for (number, (any, not, expected)) in cases.into_iter().enumerate() {
            assert_eq!(Selector { any, not }.matches(&billing()), expected, "case {number}");
        }
    }

    #[test]
    fn references_are_filled_up_and_compared_in_lower_case() {
        let cases = [
            ("payments", Some("group:default/payments")),
            ("user:Jonas", Some("user:default/jonas")),
            ("ops/payments", Some("group:ops/payments")),
            ("Group:Ops/Pay_ments", Some("group:ops/pay_ments")),
            ("", None),
            ("group:", None),
            ("group:a/b/c", None),
            ("two words", None),
            ("-x", None),
        ];
        for (text, expected) in cases {
            assert_eq!(full_reference(text, "group").as_deref(), expected, "{text}");
        }
    }
}
