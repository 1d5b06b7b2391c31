//! The version of a definition: three numbers, as Semantic Versioning has them, without pre-releases.

use std::fmt;

/// `3.1.0`
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Rises when earlier scores cannot be compared.
    pub major: u64,
    /// Rises when checks come, go or weigh otherwise.
    pub minor: u64,
    /// Rises with texts, links and mended mistakes.
    pub patch: u64,
}

/// A part of a version, the smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VersionPart {
    /// The third number.
    Patch,
    /// The second one.
    Minor,
    /// The first one.
    Major,
}

impl Version {
    /// Reads three numbers without leading zeros.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(number);
        let version = Self { major: parts.next()??, minor: parts.next()??, patch: parts.next()?? };
        parts.next().is_none().then_some(version)
    }

    /// The next version with a part raised.
    #[must_use]
    pub const fn raised(self, part: VersionPart) -> Self {
        match part {
            VersionPart::Patch => Self { patch: self.patch.saturating_add(1), ..self },
            VersionPart::Minor => Self { minor: self.minor.saturating_add(1), patch: 0, ..self },
            VersionPart::Major => Self { major: self.major.saturating_add(1), minor: 0, patch: 0 },
        }
    }
}

fn number(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| is_plain)
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_three_plain_numbers() {
        for text in ["0.0.0", "3.1.0", "10.20.30"] {
            assert_eq!(Version::parse(text).map(|version| version.to_string()).as_deref(), Some(text));
        }
        for text in ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.x", "1.2.-3", "+1.2.3", "1.2.3-rc1", "1..3"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }

    #[test]
    fn raising_a_part_clears_those_below() {
        let version = Version { major: 3, minor: 1, patch: 4 };
        assert_eq!(version.raised(VersionPart::Patch).to_string(), "3.1.5");
        assert_eq!(version.raised(VersionPart::Minor).to_string(), "3.2.0");
        assert_eq!(version.raised(VersionPart::Major).to_string(), "4.0.0");
        assert!(version < version.raised(VersionPart::Patch));
    }
}
