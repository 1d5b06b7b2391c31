//! Which lines of a policy its unit tests reached.

use std::collections::BTreeSet;

/// Lines of one policy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FileCoverage {
    /// The policy's file.
    pub(crate) path: String,
    /// Lines that a test reached.
    pub(crate) covered: u64,
    /// Lines that none did, from 1.
    pub(crate) missed: Vec<u32>,
}

impl FileCoverage {
    /// Reached lines in basis points; everything where there is nothing to reach.
    pub(crate) fn share(&self) -> u64 {
        let all = self.covered + self.missed.len() as u64;
        (self.covered * 10_000).checked_div(all).unwrap_or(10_000)
    }
}

/// The coverage of one file; a line that is reached in part counts as reached, comments and blanks do not count.
pub(super) fn of_file(path: &str, text: &str, covered: &BTreeSet<u32>, missed: &BTreeSet<u32>) -> FileCoverage {
    let lines: Vec<&str> = text.lines().collect();
    let is_code = |line: &u32| {
        let text = line.checked_sub(1).and_then(|index| lines.get(index as usize)).map_or("", |line| line.trim());
        !text.is_empty() && !text.starts_with('#')
    };
    FileCoverage {
        path: path.to_owned(),
        covered: covered.iter().filter(|line| is_code(line)).count() as u64,
        missed: missed.iter().filter(|line| !covered.contains(line)).filter(|line| is_code(line)).copied().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_reached_in_part_is_reached() {
        let text = "package a\n\n# why\ndeny contains x if {\n\tinput.a\n\tx := 1\n}\n";
        let file = of_file("a.rego", text, &BTreeSet::from([5]), &BTreeSet::from([3, 5, 6]));
        assert_eq!((file.covered, file.missed.as_slice()), (1, [6].as_slice()));
        assert_eq!(file.share(), 5000);
    }
}
