//! How tools number their releases: which cycle of the shipped table a version belongs to, and whether it names one release.
//!
//! A version belongs to the cycle whose numbers it starts with (`20.11.1` to node's 20, `3.12` to Python's 3.12). A range belongs
//! to the newest cycle that it allows; one that is open to the future belongs to none.

use std::collections::BTreeMap;

/// The table that ships: tool, cycle, day, other name.
const TABLE: &str = include_str!("end_of_life.tsv");

/// Names of node's long-term releases.
const NODE_NAMES: [(&str, &str); 11] = [
    ("argon", "4"),
    ("boron", "6"),
    ("carbon", "8"),
    ("dubnium", "10"),
    ("erbium", "12"),
    ("fermium", "14"),
    ("gallium", "16"),
    ("hydrogen", "18"),
    ("iron", "20"),
    ("jod", "22"),
    ("krypton", "24"),
];
/// Builds of Java that are kept up for another time than Temurin.
const OTHER_JAVA: [&str; 9] =
    ["corretto", "zulu", "graal", "oracle", "liberica", "semeru", "sapmachine", "microsoft", "ibm"];

/// When releases end.
pub(super) struct Table(BTreeMap<&'static str, Vec<Row>>);

struct Row {
    cycle: &'static str,
    day: &'static str,
    name: Option<&'static str>,
}

impl Table {
    /// The table that ships with karat.
    pub(super) fn shipped() -> Self {
        let mut rows: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            if let (Some(tool), Some(cycle), Some(day)) = (columns.next(), columns.next(), columns.next()) {
                rows.entry(tool).or_default().push(Row { cycle, day, name: columns.next() });
            }
        }
        Self(rows)
    }

    /// The last day of the cycle that a version belongs to.
    pub(super) fn end_of_life(&self, tool: &str, version: &str) -> Option<&'static str> {
        let rows = self.0.get(tool)?;
        if let Some(row) = rows.iter().find(|row| row.name.is_some_and(|name| version.starts_with(name))) {
            return Some(row.day);
        }
        let lower = version.to_ascii_lowercase();
        if tool == "java" && OTHER_JAVA.iter().any(|other| lower.contains(other)) {
            return None;
        }
        let depth =
            if matches!(tool, "node" | "java" | "dotnet" | "postgres" | "debian" | "elasticsearch") { 1 } else { 2 };
        let newest = newest(tool, &lower, depth)?;
        let parts: Vec<_> = newest.split('.').collect();
        let starts = |row: &&Row| {
            let cycle: Vec<_> = row.cycle.split('.').collect();
            parts.starts_with(&cycle)
        };
        rows.iter().filter(starts).max_by_key(|row| row.cycle.len()).map(|row| row.day)
    }
}

/// Whether a version names one release.
pub(super) fn is_release(tool: &str, version: &str) -> bool {
    let whole = match tool {
        "postgres" | "ubuntu" | "debian" | "gradle" => 2,
        _ => 3,
    };
    let dated = version.strip_prefix("nightly-").or_else(|| version.strip_prefix("beta-"));
    if tool == "rust" && dated.is_some_and(|day| day.len() == 10) {
        return true;
    }
    let is_range =
        version.contains(['<', '>', '^', '~', '*', '|', ' ', ',', '!']) || version.split('.').any(|part| part == "x");
    !is_range && numbers(tool, version).is_some_and(|numbers| numbers.split('.').count() >= whole)
}

/// The newest numbers that a version or range allows, as far as a cycle has them.
fn newest(tool: &str, version: &str, depth: usize) -> Option<String> {
    if tool == "node"
        && let Some(name) = version.strip_prefix("lts/")
    {
        return NODE_NAMES.iter().find(|(own, _)| *own == name).map(|(_, cycle)| (*cycle).to_owned());
    }
    let tops: Option<Vec<String>> =
        version.split("||").flat_map(|own| own.split(" | ")).map(|own| bounded(tool, own.trim(), depth)).collect();
    let key = |text: &String| text.split('.').map(|part| part.parse::<u64>().unwrap_or(0)).collect::<Vec<_>>();
    tops?.into_iter().max_by_key(key)
}

/// The newest numbers of one alternative; none where nothing bounds it from above.
fn bounded(tool: &str, range: &str, depth: usize) -> Option<String> {
    let mut rest = range.split(" - ").last()?.trim_start_matches([',', ' ']);
    let mut best: Option<String> = None;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !"<>=~^!".contains(c)).unwrap_or(rest.len());
        let (operator, behind) = rest.split_at_checked(end)?;
        let behind = behind.trim_start();
        let (number, more) = behind.split_at_checked(behind.find([',', ' ']).unwrap_or(behind.len()))?;
        rest = more.trim_start_matches([',', ' ']);
        let number = number.trim_end_matches(".*").trim_end_matches(".x");
        let found = match operator {
            "" | "=" | "==" | "===" | "<=" => numbers(tool, number),
            "^" | "~>" | "~" | "~=" => within(operator, &numbers(tool, number)?, depth),
            "<" => below(&numbers(tool, number)?, depth),
            _ => None,
        };
        best = found.or(best);
    }
    best
}

/// The cycle that a caret or a tilde stays in, where it stays in one.
fn within(operator: &str, number: &str, depth: usize) -> Option<String> {
    let count = number.split('.').count();
    let kept = match operator {
        "^" => 1,
        "~" => count.min(2),
        // The last number that is written may grow.
        _ => count.saturating_sub(1),
    };
    (kept >= depth).then(|| number.split('.').take(depth).collect::<Vec<_>>().join("."))
}

/// The cycle before a number: below 19 is 18, below 3.12 is 3.11; below 4 is any 3.
fn below(number: &str, depth: usize) -> Option<String> {
    let parts: Vec<u64> = number.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    let (last, head) = parts.get(..depth)?.split_last()?;
    if parts.get(depth..)?.iter().any(|rest| *rest > 0) {
        return parts.get(..depth).map(joined);
    }
    let mut whole = head.to_vec();
    whole.push(last.checked_sub(1)?);
    Some(joined(&whole))
}

fn joined(parts: &[u64]) -> String {
    parts.iter().map(u64::to_string).collect::<Vec<_>>().join(".")
}

/// The numbers of a version, behind what its tool writes in front: `v20.1`, `go1.22`, `temurin-21.0.2+13`, `1.8` of Java.
fn numbers(tool: &str, version: &str) -> Option<String> {
    let at = version.find(|c: char| c.is_ascii_digit())?;
    let lead = version.get(..at)?;
    // What is more than a name in front is no version.
    if lead.contains(['/', ':', '$', '{']) {
        return None;
    }
    let rest = version.get(at..)?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let numbers = rest.get(..end)?.trim_end_matches('.');
    let numbers = if tool == "java" { numbers.strip_prefix("1.").unwrap_or(numbers) } else { numbers };
    (!numbers.is_empty()).then(|| numbers.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_belong_to_cycles() {
        let table = Table::shipped();
        let cases = [
            ("go", "1.22", Some("2025-02-11")),
            ("go", "1.22.3", Some("2025-02-11")),
            ("go", "go1.22.3", Some("2025-02-11")),
            ("go", "1.2", None),
            ("node", "v18.19.0", Some("2025-04-30")),
            ("node", "lts/iron", Some("2026-04-30")),
            ("node", "lts/*", None),
            ("node", ">=18", None),
            ("node", "18.x", Some("2025-04-30")),
            ("node", "^16.13.0 || ^18.0.0", Some("2025-04-30")),
            ("node", ">=18 <21", Some("2026-04-30")),
            ("node", "^18 || >=20", None),
            ("python", "3.8.10", Some("2024-10-07")),
            ("python", "3", None),
            ("python", "^3.8", None),
            ("python", "~3.8", Some("2024-10-07")),
            ("python", "~=3.8.1", Some("2024-10-07")),
            ("python", "~=3.8", None),
            ("python", ">=3.8,<3.10", Some("2025-10-31")),
            ("python", "==3.8.*", Some("2024-10-07")),
            ("java", "1.8", Some("2030-12-31")),
            ("java", "temurin-17.0.9+9", Some("2027-10-31")),
            ("java", "corretto-17.0.9", None),
            ("java", "8u392", Some("2030-12-31")),
            ("dotnet", "6.0.100", Some("2024-11-12")),
            ("dotnet", "3.1.402", Some("2022-12-13")),
            ("terraform", "~> 1.5.0", Some("2024-01-17")),
            ("terraform", "~> 1.5", None),
            ("debian", "bookworm-slim", Some("2028-06-30")),
            ("debian", "10.13", Some("2024-06-30")),
            ("ubuntu", "20.04", Some("2025-05-31")),
            ("ubuntu", "jammy", Some("2027-04-01")),
            ("alpine", "3.18.4", Some("2025-05-09")),
            ("postgres", "12.4", Some("2024-11-21")),
            ("postgres", "9.6", Some("2021-11-11")),
            ("elasticsearch", "7.17.0", Some("2026-01-15")),
            ("elasticsearch", "8.17.1", Some("2025-08-12")),
            ("rust", "1.75.0", None),
        ];
        for (tool, version, expected) in cases {
            assert_eq!(table.end_of_life(tool, version), expected, "{tool} {version}");
        }
    }

    #[test]
    fn a_release_has_all_of_its_numbers() {
        let cases = [
            ("go", "1.22", false),
            ("go", "1.22.3", true),
            ("node", "v20.11.1", true),
            ("node", "^20.11.1", false),
            ("node", "20", false),
            ("rust", "stable", false),
            ("rust", "nightly-2026-01-02", true),
            ("postgres", "16.2", true),
            ("python", "3.12.*", false),
        ];
        for (tool, version, expected) in cases {
            assert_eq!(is_release(tool, version), expected, "{tool} {version}");
        }
    }

    #[test]
    fn the_table_is_whole() {
        let is_day = |day: &str| {
            day.len() == 10 && day.split('-').count() == 3 && day.starts_with("20") || day.starts_with("199")
        };
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<_> = line.split('\t').collect();
            assert!((3..=4).contains(&columns.len()) && is_day(columns[2]), "{line}");
        }
        let tools: Vec<_> = Table::shipped().0.into_keys().collect();
        let expected = [
            "alpine",
            "debian",
            "dotnet",
            "elasticsearch",
            "go",
            "java",
            "kubernetes",
            "mysql",
            "nginx",
            "node",
            "php",
            "postgres",
            "python",
            "redis",
            "ruby",
            "terraform",
            "ubuntu",
        ];
        assert_eq!(tools, expected);
    }
}
