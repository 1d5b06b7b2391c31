//! Whether a version is one of those that a constraint allows, in the four dialects whose versions are semantic ones.
//!
//! The `semver` crate decides about single comparators, with npm's and Cargo's rule on pre-releases; what the dialects write
//! differently (`||`, `1.x`, `1.2 - 2.3`, `~> 1.2`, `!= 1.3.0`) is brought to its form here. What is no constraint on versions (an address,
//! a tag, a path) cannot be told.

use semver::{Version, VersionReq};

/// Who reads the constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// package.json: a bare version is that version.
    Npm,
    /// Cargo.toml: a bare version is a caret.
    Cargo,
    /// Terraform: `~>` lets the last number that is written grow.
    Terraform,
    /// Chart.yaml, which reads as npm does, with commas.
    Helm,
}

/// Alternatives and comparators of one constraint; more is no constraint that people write.
const MOST: usize = 32;

/// Whether the constraint allows the version; none where either cannot be read.
pub(super) fn allows(dialect: Dialect, constraint: &str, version: &str) -> Option<bool> {
    let version = version_of(version)?;
    if dialect == Dialect::Cargo {
        return Some(VersionReq::parse(constraint).ok()?.matches(&version));
    }
    let mut is_allowed = false;
    for alternative in constraint.split("||").take(MOST) {
        is_allowed |= alternative_allows(dialect, alternative.trim(), &version)?;
    }
    Some(is_allowed)
}

/// A version, `v` in front and numbers that are left out allowed.
fn version_of(text: &str) -> Option<Version> {
    let text = text.trim().trim_start_matches(['v', '=']);
    Version::parse(text).ok().or_else(|| {
        let (numbers, rest) = text.find(['-', '+']).map_or((text, ""), |at| text.split_at(at));
        let dots = numbers.matches('.').count();
        (dots < 2).then(|| Version::parse(&format!("{numbers}{}{rest}", ".0".repeat(2 - dots))).ok()).flatten()
    })
}

fn alternative_allows(dialect: Dialect, text: &str, version: &Version) -> Option<bool> {
    if let Some((low, high)) = text.split_once(" - ") {
        let low = comparator(dialect, ">=", low.trim())?;
        return Some(
            VersionReq::parse(&format!("{low}, {}", comparator(dialect, "<=", high.trim())?)).ok()?.matches(version),
        );
    }
    let mut parts = Vec::new();
    let mut is_left_out = false;
    for (operator, number) in comparators(text)? {
        if operator == "!=" {
            is_left_out |= version_of(number)? == *version;
        } else {
            parts.push(comparator(dialect, operator, number)?);
        }
    }
    parts.retain(|part| part != "*");
    let request = if parts.is_empty() { VersionReq::STAR } else { VersionReq::parse(&parts.join(", ")).ok()? };
    // npm's `*` takes in no pre-release, Terraform's absence of a constraint neither.
    Some(!is_left_out && request.matches(version))
}

/// Pairs of an operator and what follows it.
fn comparators(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start_matches([' ', ',']);
    while !rest.is_empty() {
        let length = rest.find(|c| !"<>=~^!".contains(c)).unwrap_or(rest.len());
        let (operator, behind) = rest.split_at_checked(length)?;
        let behind = behind.trim_start();
        let end = behind.find([' ', ',', '<', '>', '=', '~', '^', '!']).unwrap_or(behind.len());
        let (number, more) = behind.split_at_checked(end)?;
        if number.is_empty() || found.len() >= MOST {
            return None;
        }
        found.push((operator, number));
        rest = more.trim_start_matches([' ', ',']);
    }
    Some(found)
}

/// One comparator as the `semver` crate writes it; `*` is any version.
fn comparator(dialect: Dialect, operator: &str, number: &str) -> Option<String> {
    let number = number.trim_start_matches(['v', 'V']);
    let plain = number.split('+').next().unwrap_or(number);
    let mut known: Vec<&str> = Vec::new();
    let head = plain.split('-').next().unwrap_or(plain);
    for part in head.split('.').take(3) {
        if matches!(part, "x" | "X" | "*" | "") {
            break;
        }
        part.parse::<u64>().ok()?;
        known.push(part);
    }
    let is_whole = known.len() == head.split('.').count();
    let number = if is_whole { plain.to_owned() } else { known.join(".") };
    if known.is_empty() {
        return Some("*".to_owned());
    }
    Some(match operator {
        "~>" if dialect == Dialect::Terraform => match known.as_slice() {
            [_] => format!(">={number}"),
            [major, _] => format!(">={number}, <{}", major.parse::<u64>().ok()?.checked_add(1)?),
            [major, minor, ..] => format!(">={number}, <{major}.{}", minor.parse::<u64>().ok()?.checked_add(1)?),
            [] => return None,
        },
        "" | "=" if dialect == Dialect::Terraform => format!("={}", version_of(&number)?),
        "" | "=" | "==" => format!("={number}"),
        "~>" => format!("~{number}"),
        "^" | "~" | ">" | "<" | ">=" | "<=" => format!("{operator}{number}"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Dialect::{Cargo, Helm, Npm, Terraform};
    use super::*;

    #[test]
    fn constraints_allow_what_their_tools_allow() {
        let table = [
            (Npm, "^1.2.3", "1.9.0", Some(true)),
            (Npm, "^1.2.3", "2.0.0", Some(false)),
            (Npm, "^0.2.3", "0.3.0", Some(false)),
            (Npm, "1.2.3", "1.2.4", Some(false)),
            (Npm, "v1.2.3", "1.2.3", Some(true)),
            (Npm, "1.x", "1.9.0", Some(true)),
            (Npm, "1", "2.0.0", Some(false)),
            (Npm, "~1.2", "1.2.9", Some(true)),
            (Npm, "", "1.0.0", Some(true)),
            (Npm, "*", "1.0.0", Some(true)),
            (Npm, ">=1.2 <2 || ^3.0.0", "3.4.0", Some(true)),
            (Npm, ">=1.2 <2 || ^3.0.0", "2.4.0", Some(false)),
            (Npm, ">= 1.2.0 < 2", "1.5.0", Some(true)),
            (Npm, "1.2 - 2.3", "2.3.9", Some(true)),
            (Npm, "1.2 - 2.3", "2.4.0", Some(false)),
            (Npm, "^1.0.0", "1.1.0-beta.1", Some(false)),
            (Npm, "^1.1.0-beta.0", "1.1.0-beta.1", Some(true)),
            (Npm, "latest", "1.0.0", None),
            (Npm, "git+ssh://x/y.git", "1.0.0", None),
            (Cargo, "1.2", "1.9.0", Some(true)),
            (Cargo, "=1.2.3", "1.2.4", Some(false)),
            (Cargo, ">=1, <3", "2.1.0", Some(true)),
            (Terraform, "~> 4.16", "4.67.0", Some(true)),
            (Terraform, "~> 4.16", "5.0.0", Some(false)),
            (Terraform, "~> 4.16.1", "4.17.0", Some(false)),
            (Terraform, ">= 3.0, != 3.1.0, < 4.0", "3.1.0", Some(false)),
            (Terraform, "5.1", "5.1.0", Some(true)),
            (Terraform, "5.1", "5.1.2", Some(false)),
            (Helm, "~11.1.0", "11.1.4", Some(true)),
            (Helm, ">= 1.0.0, < 2.0.0", "1.4.0", Some(true)),
        ];
        for (dialect, constraint, version, expected) in table {
            assert_eq!(allows(dialect, constraint, version), expected, "{dialect:?} {constraint} {version}");
        }
    }
}
