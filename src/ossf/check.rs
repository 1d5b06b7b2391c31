//! The answer of one check, and the scorecard that they make.

/// A scorecard of one repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// What the repository is called, such as `github.com/acme/shop`.
    pub name: String,
    /// The commit that is checked out.
    pub commit: Option<String>,
    /// When this was computed, in Unix seconds.
    pub time: i64,
    /// The checks, by name.
    pub checks: Vec<Check>,
}

/// The answer of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Scorecard's name of it.
    pub name: &'static str,
    /// 0 to 10; none where it cannot be told.
    pub score: Option<u8>,
    /// One line.
    pub reason: String,
    /// `Info: text: path:line` or `Warn: …`, in the order in which they were found.
    pub details: Vec<String>,
    /// How the score relates to the one that Scorecard's service would publish.
    pub basis: Basis,
}

/// How a score from a clone relates to the one that Scorecard's service would publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The clone decides the check.
    Exact,
    /// The published score can be higher: part of what counts is not in a clone.
    LowerBound,
    /// The published score can be lower: the service also asks whether it ran.
    UpperBound,
    /// Not told.
    Unknown,
}

impl Basis {
    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::LowerBound => "lower bound",
            Self::UpperBound => "upper bound",
            Self::Unknown => "unknown",
        }
    }
}

/// The weights of the risks, in tenths.
const CRITICAL: u32 = 100;
const HIGH: u32 = 75;
const MEDIUM: u32 = 50;
const LOW: u32 = 25;

/// The checks of Scorecard's default run: name, weight in tenths, what it asks.
const KNOWN: [(&str, u32, &str); 18] = [
    ("Binary-Artifacts", HIGH, "Are there executables among the sources?"),
    ("Branch-Protection", HIGH, "Are the default and release branches protected?"),
    ("CI-Tests", LOW, "Do tests run before a pull request is merged?"),
    ("CII-Best-Practices", LOW, "Does the project have a best practices badge?"),
    ("Code-Review", HIGH, "Does a person review changes before they are merged?"),
    ("Contributors", LOW, "Do people of several organizations contribute?"),
    ("Dangerous-Workflow", CRITICAL, "Do workflows run code or input of strangers with the repository's rights?"),
    ("Dependency-Update-Tool", HIGH, "Does a tool keep dependencies up to date?"),
    ("Fuzzing", MEDIUM, "Is the project fuzzed?"),
    ("License", LOW, "Does the project say its license?"),
    ("Maintained", HIGH, "Is somebody at work on the project?"),
    ("Packaging", MEDIUM, "Does a workflow publish the project as a package?"),
    ("Pinned-Dependencies", MEDIUM, "Does the build fetch exactly what was reviewed?"),
    ("SAST", MEDIUM, "Does static analysis run over the code?"),
    ("Security-Policy", MEDIUM, "Does the project say how to report a vulnerability?"),
    ("Signed-Releases", HIGH, "Are release artifacts signed?"),
    ("Token-Permissions", HIGH, "Do workflows ask for no more rights than they need?"),
    ("Vulnerabilities", HIGH, "Are there known vulnerabilities that are not fixed?"),
];

impl Check {
    /// A score that a clone decides.
    pub(super) fn new(name: &'static str, score: u8, reason: impl Into<String>) -> Self {
        Self { name, score: Some(score), reason: reason.into(), details: Vec::new(), basis: Basis::Exact }
    }

    /// No score.
    pub(super) fn unknown(name: &'static str, reason: impl Into<String>) -> Self {
        Self { name, score: None, reason: reason.into(), details: Vec::new(), basis: Basis::Unknown }
    }

    /// No score, because something that the check has to read is broken.
    pub(super) fn broken(name: &'static str, why: &str) -> Self {
        Self::unknown(name, format!("internal error: {why}"))
    }

    pub(super) fn with(mut self, details: Vec<String>) -> Self {
        self.details = details;
        self
    }

    pub(super) const fn on(mut self, basis: Basis) -> Self {
        self.basis = basis;
        self
    }

    /// What the check asks.
    pub fn question(&self) -> &'static str {
        KNOWN.iter().find(|(name, ..)| *name == self.name).map_or("", |(_, _, question)| question)
    }

    fn weight(&self) -> u32 {
        KNOWN.iter().find(|(name, ..)| *name == self.name).map_or(0, |(_, weight, _)| *weight)
    }
}

impl Scorecard {
    /// The mean of the known scores by weight, as Scorecard computes it: what is not known leaves both sums.
    pub fn score(&self) -> Option<f64> {
        let (points, weights) = self.checks.iter().fold((0, 0), |(points, weights), check| {
            let score = check.score.map(u32::from);
            score.map_or((points, weights), |score| (points + score * check.weight(), weights + check.weight()))
        });
        (weights > 0).then(|| f64::from(points) / f64::from(weights))
    }

    /// Which part of all checks, by weight, has a score: 0 to 1.
    pub fn coverage(&self) -> f64 {
        let all: u32 = KNOWN.iter().map(|(_, weight, _)| weight).sum();
        let known: u32 = self.checks.iter().filter(|check| check.score.is_some()).map(Check::weight).sum();
        f64::from(known) / f64::from(all)
    }
}
