//! What people call the frameworks that METADATA names by a key, and the order of their controls. Only names.

use std::cmp::Ordering;

/// Keys of METADATA and names.
const NAMES: [(&str, &str); 12] = [
    ("cis_aws_3_0", "CIS AWS Foundations Benchmark 3.0"),
    ("cis_azure_2_1", "CIS Microsoft Azure Foundations Benchmark 2.1"),
    ("cis_eks_1_5", "CIS Amazon EKS Benchmark 1.5"),
    ("cis_gcp_3_0", "CIS Google Cloud Platform Foundation Benchmark 3.0"),
    ("cis_gke_1_6", "CIS Google Kubernetes Engine Benchmark 1.6"),
    ("cis_kubernetes_1_10", "CIS Kubernetes Benchmark 1.10"),
    ("cwe", "Common Weakness Enumeration"),
    ("fsbp", "AWS Foundational Security Best Practices"),
    ("nsa_cisa_1_2", "NSA/CISA Kubernetes Hardening Guide 1.2"),
    ("openssf_scorecard", "OpenSSF Scorecard"),
    ("owasp_cicd", "OWASP Top 10 CI/CD Security Risks"),
    ("pss", "Pod Security Standards"),
];

/// Words of keys that are written in capitals.
const CAPITALS: [&str; 13] =
    ["aks", "aws", "cis", "cisa", "eks", "gcp", "gke", "iso", "nist", "nsa", "owasp", "pci", "soc"];

/// The name of a framework; for a key that is not known here, the key as words: `cis_docker_1_7` is `CIS Docker 1.7`.
pub(super) fn name(key: &str) -> String {
    if let Some((_, name)) = NAMES.iter().find(|(known, _)| *known == key) {
        return (*name).to_owned();
    }
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut name = String::new();
    let mut was_number = false;
    for word in key.split('_') {
        if !name.is_empty() {
            name.push(if was_number && is_number(word) { '.' } else { ' ' });
        }
        was_number = is_number(word);
        let first = word.chars().next().into_iter().flat_map(char::to_uppercase);
        if CAPITALS.contains(&word) {
            name.push_str(&word.to_ascii_uppercase());
        } else {
            name.extend(first.chain(word.chars().skip(1)));
        }
    }
    name
}

/// The order in which people count: `5.2.10` after `5.2.9`, `EC2.7` after `EC2.6`.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let by_part = chunks(a).zip(chunks(b)).map(|(a, b)| match (number(a), number(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.cmp(b),
    });
    by_part.fold(Ordering::Equal, Ordering::then).then_with(|| chunks(a).count().cmp(&chunks(b).count())).then(a.cmp(b))
}

/// Digits and what stands between them, in turn.
fn chunks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_digit = rest.chars().next()?.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
        let (chunk, after) = rest.split_at(end);
        rest = after;
        Some(chunk)
    })
}

/// Digits as a number: the longer one is the larger, without the zeros before it.
fn number(chunk: &str) -> Option<(usize, &str)> {
    let digits = chunk.trim_start_matches('0');
    chunk.starts_with(|c: char| c.is_ascii_digit()).then_some((digits.len(), digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_names() {
        let cases = [
            ("pss", "Pod Security Standards"),
            ("cis_docker_1_7", "CIS Docker 1.7"),
            ("acme", "Acme"),
            ("iso_27001", "ISO 27001"),
            ("", ""),
        ];
        for (key, expected) in cases {
            assert_eq!(name(key), expected);
        }
    }

    #[test]
    fn controls_are_counted_as_people_count() {
        let mut ids = ["5.2.10", "5.2.9", "5.10", "5.2", "EC2.10", "EC2.9", "a", "1", "01", "S3.1", "baseline"];
        ids.sort_by(|a, b| natural(a, b));
        assert_eq!(ids, ["01", "1", "5.2", "5.2.9", "5.2.10", "5.10", "EC2.9", "EC2.10", "S3.1", "a", "baseline"]);
    }
}
