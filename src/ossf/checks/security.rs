//! Security-Policy: a policy file with links (6), text beyond them (3), and words on disclosure or deadlines (1).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::ossf::check::{Basis, Check};
use crate::ossf::files::Tree;

const NAME: &str = "Security-Policy";

static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"https?://[a-zA-Z0-9./?=_%:-]*").ok());
static MAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)[A-Za-z0-9._%+-]+(@|\\?\[at\\?\])[A-Za-z0-9.-]+\.[A-Za-z]{2,6}(?-u:\b)").ok()
});
static WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i-u)[0-9]{1,4}\b|Disclos|Vuln").ok());

/// The check.
pub(super) fn check(tree: &Tree) -> Check {
    let Some(policy) = tree.files.iter().find(|entry| is_policy(&entry.lower)) else {
        let mut details = vec!["Warn: no security policy file detected".to_owned()];
        details.extend(std::iter::repeat_n("Warn: no security file to analyze".to_owned(), 3));
        // GitHub falls back on the policy of the organization.
        return Check::new(NAME, 0, "security policy file not detected").with(details).on(Basis::LowerBound);
    };
    // Scorecard looks the file up by its name again, and takes the first of that name that is not empty.
    let text = tree
        .named(&policy.lower)
        .filter(|entry| !entry.is_test_data())
        .map(super::super::files::Entry::text)
        .find(|text| !text.is_empty())
        .unwrap_or_default();
    let hits = Hits::of(&text);
    let path = &policy.path;
    let mut score = 0;
    let mut details = vec![format!("Info: security policy file detected: {path}:1")];
    let mut count = |is_met: bool, points: u8, met: &str, not_met: &str| {
        score += if is_met { points } else { 0 };
        details.push(if is_met { format!("Info: {met}: {path}:1") } else { format!("Warn: {not_met}") });
    };
    count(hits.links + hits.mails > 0, 6, "Found linked content", "no linked content found");
    let wanted = "disclosure, vulnerability, and/or timelines in security policy";
    let lacking = format!("One or no descriptive hints of {wanted}");
    count(hits.words > 1, 1, &format!("Found {wanted}"), &lacking);
    let is_more = text.len() > 1 && text.len() > hits.length + (hits.links + hits.mails) * 2;
    count(is_more, 3, "Found text in security policy", "No text (besides links / emails) found in security policy");
    Check::new(NAME, score, "security policy file detected").with(details)
}

fn is_policy(lower: &str) -> bool {
    let (folder, name) = lower.rsplit_once('/').unwrap_or(("", lower));
    match name {
        "security.md" | "security.markdown" | "security.adoc" => matches!(folder, "" | ".github" | "docs"),
        "security.rst" => matches!(folder, "" | ".github" | "docs" | "doc"),
        _ => false,
    }
}

/// What a policy holds.
#[derive(Debug, Default, PartialEq, Eq)]
struct Hits {
    /// Different ones.
    links: usize,
    /// Different ones.
    mails: usize,
    /// The bytes of both.
    length: usize,
    /// Numbers and words, all of them.
    words: usize,
}

impl Hits {
    fn of(text: &str) -> Self {
        let mut links = BTreeSet::new();
        let mut mails = BTreeSet::new();
        let mut words = 0;
        for line in text.lines() {
            links.extend(matches(&LINK, line));
            mails.extend(matches(&MAIL, line));
            words += matches(&WORDS, line).count();
        }
        let length = links.iter().chain(&mails).map(|found| found.len()).sum();
        Self { links: links.len(), mails: mails.len(), length, words }
    }
}

fn matches<'t>(regex: &'static LazyLock<Option<Regex>>, line: &'t str) -> impl Iterator<Item = &'t str> {
    regex.iter().flat_map(move |regex| regex.find_iter(line)).map(|found| found.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_mails_and_words_are_counted() {
        let text = "See https://acme.example/x or https://acme.example/x\nmail sec@acme.org, sec[at]acme.org\n\
                    We answer in 5 days and disclose after 90; vulnerabilities 12345\n";
        assert_eq!(Hits::of(text), Hits { links: 1, mails: 2, length: 22 + 12 + 15, words: 5 });
        assert!(LINK.is_some() && MAIL.is_some() && WORDS.is_some());
    }
}
