//! What can be told of rules and scorecards before anything is judged: for `karat explain`, `karat rules` and the rule site.

use std::fmt::Write as _;
use std::sync::Arc;

use super::rule::{Example, RuleInfo};
use super::scorecard::{Check, Scorecard};

/// Rules and scorecards, for people to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handbook {
    /// The rules, by id.
    pub rules: Vec<RulePage>,
    /// The scorecards, by id.
    pub scorecards: Vec<Arc<Scorecard>>,
}

/// A rule and all that there is about it.
#[derive(Clone, Debug, PartialEq)]
pub struct RulePage {
    /// The rule.
    pub info: Arc<RuleInfo>,
    /// Whether it is asked where nothing is selected.
    pub is_default: bool,
    /// The first `fail` fixture.
    pub bad: Option<Example>,
    /// The first `pass` fixture.
    pub good: Option<Example>,
    /// The checks that go by it, by scorecard.
    pub uses: Vec<Use>,
}

/// A check that goes by a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// The scorecard that it stands in.
    pub scorecard: Arc<Scorecard>,
    /// The check.
    pub check: Check,
}

/// The page of a rule in a rule site, relative to the site. It stays the same for as long as the rule has its id.
pub fn page_of(rule: &str) -> String {
    format!("rules/{}.html", slug(rule))
}

/// A name that is the same in a file system and in an address, and that no other name has, in small letters or not: letters
/// and signs that are not safe there are spelled out.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-') {
            slug.push(char::from(byte));
        } else {
            let _ = write!(slug, "~{byte:02x}");
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_addresses_that_need_no_encoding() {
        let cases = [
            ("kubernetes.host_network", "rules/kubernetes.host_network.html"),
            ("main.deny_Root", "rules/main.deny_~52oot.html"),
            ("../../a b\"", "rules/..~2f..~2fa~20b~22.html"),
            ("é~", "rules/~c3~a9~7e.html"),
        ];
        for (id, expected) in cases {
            assert_eq!(page_of(id), expected);
        }
    }
}
