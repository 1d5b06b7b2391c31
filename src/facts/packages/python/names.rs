//! Names and requirements as Python's packaging writes them (PEP 503, PEP 508).

/// The normal form of a name: lower case, runs of `-`, `_` and `.` as one `-`.
pub(super) fn normal(name: &str) -> String {
    let mut out = String::new();
    for c in name.trim().chars() {
        if matches!(c, '-' | '_' | '.') {
            if !out.ends_with('-') {
                out.push('-');
            }
        } else {
            out.push(c.to_ascii_lowercase());
        }
    }
    out
}

/// A requirement taken apart: `requests[socks] (>=2.0,<3) ; python_version > "3"` is the name and `>=2.0,<3`; an address behind `@` is
/// the constraint.
pub(super) fn requirement(text: &str) -> Option<(&str, Option<&str>)> {
    let text = text.split(" #").next().unwrap_or(text).trim();
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    if name.is_empty() {
        return None;
    }
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('[').map_or(rest, |rest| rest.split_once(']').map_or("", |(_, rest)| rest)).trim();
    let constraint = if let Some(address) = rest.strip_prefix('@') {
        address.split(" ;").next().unwrap_or(address).trim()
    } else {
        rest.split(';').next().unwrap_or(rest).trim().trim_start_matches('(').trim_end_matches(')').trim()
    };
    Some((name, (!constraint.is_empty()).then_some(constraint)))
}

/// The parts of a constraint, in an order that both sides have: uv sorts them.
pub(super) fn parts(constraint: &str) -> Vec<String> {
    let mut parts: Vec<String> = constraint
        .split(',')
        .map(|part| part.chars().filter(|c| !c.is_whitespace()).collect::<String>())
        .filter(|part| !part.is_empty())
        .collect();
    parts.sort();
    parts
}

/// Whether a file holds requirements of pip: `requirements.txt`, `requirements-dev.in`, `dev-requirements.txt`, `requirements/base.txt`.
pub(in crate::facts::packages) fn is_requirements(folder: &str, name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".txt").or_else(|| name.strip_suffix(".in")) else { return false };
    let is_named = stem.starts_with("requirements") || stem.ends_with("requirements");
    is_named || folder.rsplit('/').next() == Some("requirements")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_are_taken_apart() {
        let table = [
            ("requests", Some(("requests", None))),
            ("requests[socks]>=2.0,<3 ; python_version > \"3\"", Some(("requests", Some(">=2.0,<3")))),
            ("zope.interface (>=5)", Some(("zope.interface", Some(">=5")))),
            ("own @ git+https://x.org/own.git", Some(("own", Some("git+https://x.org/own.git")))),
            ("six == 1.0  # why", Some(("six", Some("== 1.0")))),
            ("-r base.txt", Some(("-r", Some("base.txt")))),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(requirement(text), expected, "{text}");
        }
        assert_eq!(normal("Zope._Interface"), "zope-interface");
    }

    #[test]
    fn requirements_files_are_known_by_name() {
        for (path, expected) in [
            ("requirements.txt", true),
            ("dev-requirements.in", true),
            ("requirements/base.txt", true),
            ("docs/robots.txt", false),
            ("requirements.md", false),
        ] {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            assert_eq!(is_requirements(folder, name), expected, "{path}");
        }
    }
}
