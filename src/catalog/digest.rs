//! A catalog → the digest of all that decides what it says: rules, with what they import and their settings, and scorecards.

use std::cell::OnceCell;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::Catalog;

impl Catalog {
    /// SHA-256, in hexadecimal digits. Where files lie does not count, nor in which order they were read.
    pub fn digest(&self) -> String {
        let sums = vec![OnceCell::new(); self.modules.len()];
        let mut lines: Vec<String> = self.rules.iter().map(|rule| self.rule(rule, &sums)).collect();
        lines.extend(
            self.scorecards.iter().map(|card| format!("scorecard {} {}", card.id, HEXLOWER.encode(&card.digest))),
        );
        lines.sort_unstable();
        HEXLOWER.encode(&Sha256::digest(lines.join("\n")))
    }

    /// A rule with its severity, its parameters, the texts that it is made of and the data that it sees. Most share some texts, whose
    /// sums are kept.
    fn rule(&self, rule: &super::Rule, sums: &[OnceCell<String>]) -> String {
        let text = |index: usize| {
            let text = &self.modules.get(index)?.source.text;
            Some(sums.get(index)?.get_or_init(|| HEXLOWER.encode(&Sha256::digest(text.as_bytes()))).as_str())
        };
        let mut texts: Vec<&str> = self.modules_of([rule]).into_iter().filter_map(text).collect();
        texts.sort_unstable();
        let parameters = rule.parameters.as_ref().and_then(|own| own.to_json_str().ok()).unwrap_or_default();
        let data = self.data.digest().filter(|_| !rule.info.built_in).map(|own| format!(" data {own}"));
        let data = data.unwrap_or_default();
        format!("rule {} {} {} {parameters}{data}", rule.info.id, rule.info.severity, texts.join(" "))
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
