//! Folders that would drown what matters: data for tests, other people's code, examples, where much is found in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Report, Status, Survey};

/// A folder to leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Exclude {
    /// The pattern, as in `.gitignore`.
    pub(crate) pattern: String,
    /// Why, in one line.
    pub(crate) reason: String,
}

/// What folders of a name hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Data,
    Foreign,
    Examples,
}

const NAMES: [(&str, Holds); 19] = [
    ("__fixtures__", Holds::Data),
    ("__snapshots__", Holds::Data),
    ("__testfixtures__", Holds::Data),
    ("fixtures", Holds::Data),
    ("test-data", Holds::Data),
    ("test-fixtures", Holds::Data),
    ("test_data", Holds::Data),
    ("test_fixtures", Holds::Data),
    ("testdata", Holds::Data),
    ("bower_components", Holds::Foreign),
    ("node_modules", Holds::Foreign),
    ("third-party", Holds::Foreign),
    ("third_party", Holds::Foreign),
    ("vendor", Holds::Foreign),
    ("demo", Holds::Examples),
    ("example", Holds::Examples),
    ("examples", Holds::Examples),
    ("sample", Holds::Examples),
    ("samples", Holds::Examples),
];

/// So many findings are many, or a quarter of all if they are more than a few.
const MANY: u64 = 10;
const FEW: u64 = 3;

/// What lies in a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    files: u64,
    /// Findings.
    found: u64,
    /// Files that cannot be read.
    broken: u64,
}

/// What lies in all of it, and in each folder that has one of the names: by name, repository and path.
#[derive(Default)]
struct Weights<'a> {
    all: Weight,
    folders: BTreeMap<(usize, &'a str, &'a str), Weight>,
}

impl Weight {
    fn plus(self, other: Self) -> Self {
        Self { files: self.files + other.files, found: self.found + other.found, broken: self.broken + other.broken }
    }
}

impl<'a> Weights<'a> {
    fn add(&mut self, repository: &'a str, path: &'a str, weight: Weight) {
        self.all = self.all.plus(weight);
        if let Some((name, folder)) = folder(path) {
            let own = self.folders.entry((name, repository, folder)).or_default();
            *own = own.plus(weight);
        }
    }
}

/// Folders that are better left out. Findings count where they are of one of these rules.
pub(crate) fn excludes(surveys: &[Survey], report: &Report, rules: &BTreeSet<&str>) -> Vec<Exclude> {
    let mut weights = Weights::default();
    for survey in surveys {
        for path in &survey.files {
            weights.add(&survey.target, path, Weight { files: 1, ..Weight::default() });
        }
    }
    let open = report.findings.iter().filter(|own| own.status == Status::Open && rules.contains(own.rule.as_ref()));
    for finding in open {
        weights.add(&finding.repository, &finding.location.path, Weight { found: 1, ..Weight::default() });
    }
    let broken: BTreeSet<(&str, &str)> = report
        .problems
        .iter()
        .filter(|own| own.kind.is_incomplete())
        .map(|own| (own.repository.as_ref(), own.path.as_ref()))
        .collect();
    for (repository, path) in broken {
        weights.add(repository, path, Weight { broken: 1, ..Weight::default() });
    }
    (0..).zip(NAMES).filter_map(|(number, (name, holds))| of_name(&weights, number, name, holds)).collect()
}

/// The folders of a name, as one pattern.
fn of_name(weights: &Weights<'_>, number: usize, name: &str, holds: Holds) -> Option<Exclude> {
    let places: Vec<_> = weights.folders.iter().filter(|((own, ..), _)| *own == number).collect();
    let sum = places.iter().fold(Weight::default(), |sum, (_, own)| sum.plus(**own));
    let pattern = match places.as_slice() {
        [((_, _, folder), _)] => format!("/{}/", escaped(folder)),
        _ => format!("{name}/"),
    };
    is_better_left_out(sum, weights.all, holds).then(|| Exclude { pattern, reason: reason(sum, weights.all, holds) })
}

/// The outermost folder of a path that has one of the names.
fn folder(path: &str) -> Option<(usize, &str)> {
    let ends = path.match_indices('/').map(|(at, _)| at);
    ends.filter_map(|end| path.get(..end)).find_map(|folder| {
        let name = folder.rsplit('/').next()?;
        Some((NAMES.iter().position(|(own, _)| *own == name)?, folder))
    })
}

fn is_better_left_out(own: Weight, all: Weight, holds: Holds) -> bool {
    let (found, of) = (own.found + own.broken, all.found + all.broken);
    let is_much = found >= MANY || (found >= FEW && found * 4 >= of);
    // What is mostly examples is there for them.
    let is_the_point = if holds == Holds::Examples { own.files * 2 > all.files } else { own.files == all.files };
    is_much && !is_the_point
}

fn reason(own: Weight, all: Weight, holds: Holds) -> String {
    let what = match holds {
        Holds::Data => "data for tests",
        Holds::Foreign => "other people's code",
        Holds::Examples => "examples",
    };
    let mut parts = Vec::new();
    if own.found > 0 {
        parts.push(format!("{} of {} findings", own.found, all.found));
    }
    if own.broken > 0 {
        parts.push(format!("{} of {} files that cannot be read", own.broken, all.broken));
    }
    format!("{}: {}", what, parts.join(", "))
}

/// A folder as a pattern that means it alone.
fn escaped(folder: &str) -> String {
    let mut pattern = String::new();
    for c in folder.chars() {
        if matches!(c, '*' | '?' | '[' | ']' | '\\' | '{' | '}') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}
