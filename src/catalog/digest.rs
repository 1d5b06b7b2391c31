//! A catalog → the digest of all that decides what it says: rules, with what they import and their settings, and scorecards.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::Catalog;

impl Catalog {
    /// SHA-256, in hexadecimal digits. Where files lie does not count, nor in which order they were read.
    pub fn digest(&self) -> String {
        let mut lines: Vec<String> = self.rules.iter().map(|rule| self.rule(rule)).collect();
        lines.extend(
            self.scorecards.iter().map(|card| format!("scorecard {} {}", card.id, HEXLOWER.encode(&card.digest))),
        );
        lines.sort_unstable();
        HEXLOWER.encode(&Sha256::digest(lines.join("\n")))
    }

    /// A rule with its severity, its parameters and the texts that it is made of.
    fn rule(&self, rule: &super::Rule) -> String {
        let mut texts: Vec<_> = self.reached(rule.module).into_iter().map(|text| HEXLOWER.encode(&text)).collect();
        texts.sort_unstable();
        let parameters = rule.parameters.as_ref().and_then(|own| own.to_json_str().ok()).unwrap_or_default();
        format!("rule {} {} {} {parameters}", rule.info.id, rule.info.severity, texts.join(" "))
    }

    /// The digests of a module and of all that it needs.
    fn reached(&self, module: usize) -> Vec<[u8; 32]> {
        let (mut open, mut seen) = (vec![module], Vec::new());
        while let Some(index) = open.pop() {
            if seen.contains(&index) {
                continue;
            }
            seen.push(index);
            open.extend(self.modules.get(index).into_iter().flat_map(|own| own.needs.iter().copied()));
        }
        let text =
            |index: &usize| self.modules.get(*index).map(|own| Sha256::digest(own.source.text.as_bytes()).into());
        seen.iter().filter_map(text).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Options, load};

    #[test]
    fn the_digest_is_that_of_what_decides() {
        let digest = |options: &Options| load(options).unwrap().digest();
        let built_in = Options { built_in: true, ..Options::default() };
        assert_eq!(digest(&built_in), digest(&built_in));
        let none = Options::default();
        let mut severe = built_in.clone();
        let settings = crate::config::RuleSettings {
            severity: Some(crate::model::Severity::Low),
            ..crate::config::RuleSettings::default()
        };
        severe.rules.insert("kubernetes.privileged".to_owned(), settings);
        let mut carded = built_in.clone();
        carded.scorecards = crate::catalog::Cards::Recommended;
        let all = [&none, &built_in, &severe, &carded].map(digest);
        let different: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(different.len(), 4, "{all:?}");
        assert!(all.iter().all(|own| own.len() == 64));
    }
}
