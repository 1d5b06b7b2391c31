//! What a self-check found → a line for each thing, for people, and what is wrong at the end.

use std::fmt::Write as _;

use super::{File, Found, Numbers, Program, RunBy};
use crate::model::amount::amount;
use crate::report::{clean, count};

/// What is said of a file that is there and of no use.
const UNREADABLE: &str = "cannot be read; see below";

/// A line for people: what it is about, and what there is.
type Line = (&'static str, String);

/// The text.
pub(super) fn text(found: &Found) -> String {
    let mut text = format!("karat {}\n\n", found.version);
    for (label, words) in [place(found), configuration(found), rules(found), run_by(found)].concat() {
        let _ = writeln!(text, "{label:<14} {}", clean(&words));
    }
    text.push('\n');
    if found.wrong.is_empty() {
        text.push_str("All is well.\n");
    }
    for wrong in &found.wrong {
        // The lines of a mistake stay lines.
        let lines: Vec<_> = wrong.lines().map(clean).collect();
        let _ = writeln!(text, "wrong: {}", lines.join("\n"));
    }
    text
}

/// What runs, and on what.
fn place(found: &Found) -> Vec<Line> {
    let git = match &found.repository {
        Some(own) => {
            let head = own.head.as_deref().unwrap_or("no commit yet");
            let shallow = ", shallow: what asks for history is unknown; `git fetch --unshallow`";
            format!("{head}{}", if own.shallow { shallow } else { "" })
        }
        None => "no repository: what asks for history is unknown".to_owned(),
    };
    let program = found.program.iter().map(|program| ("program", program.display().to_string()));
    program.chain([("target", found.target.clone()), ("git", git)]).collect()
}

fn configuration(found: &Found) -> Vec<Line> {
    if found.configuration.is_empty() {
        return vec![("configuration", "none: `karat init` proposes one".to_owned())];
    }
    let line = |(number, file): (usize, &File)| {
        let label = if number == 0 { "configuration" } else { "  extends" };
        let told = match file.sets.as_deref() {
            None => UNREADABLE.to_owned(),
            Some([]) => "sets nothing".to_owned(),
            Some(sets) => format!("sets {}", sets.join(", ")),
        };
        (label, format!("{}: {told}", file.path.display()))
    };
    found.configuration.iter().enumerate().map(line).collect()
}

fn rules(found: &Found) -> Vec<Line> {
    let policies =
        found.policies.iter().map(|own| ("policies", format!("{}: {}", own.from, count(own.rules as u64, "rule"))));
    let asked = found.rules_asked.map(|asked| ("asked", count(asked as u64, "rule")));
    let cards = (!found.scorecards.is_empty()).then(|| ("scorecards", found.scorecards.join(", ")));
    let standards = found.standards.as_ref().map_or_else(
        || "none".to_owned(),
        |own| {
            let told = own.number.as_ref().map_or_else(|| UNREADABLE.to_owned(), numbers);
            format!("{}: {told}", own.path.display())
        },
    );
    // What they are is unknown where the configuration is.
    let standards = found.run_by.is_some().then_some(("standards", standards));
    let data = found.data.iter().map(|path| ("data", path.display().to_string()));
    policies.chain(data).chain(asked).chain(cards).chain(standards).collect()
}

fn numbers(own: &Numbers) -> String {
    let each = [
        count(own.scorecards as u64, "scorecard"),
        count(own.waivers as u64, "waiver"),
        count(own.campaigns as u64, "campaign"),
        count(own.sources as u64, "source") + " of facts",
        count(own.paths as u64, "golden path"),
    ];
    each.join(", ")
}

/// What renders, what fails a run, and how many threads there are.
fn run_by(found: &Found) -> Vec<Line> {
    let program = |own: &Program| match (&own.version, &own.path) {
        (Some(version), Some(path)) => (own.name, format!("{version} ({})", path.display())),
        _ => (own.name, "not on the PATH: what it renders is not judged".to_owned()),
    };
    let held = found.run_by.as_ref().map_or_else(Vec::new, held);
    let cache = found.cache.as_ref().map_or_else(
        || "none: your system has no folder for it".to_owned(),
        |own| format!("{}: {}", own.folder.display(), amount(own.bytes)),
    );
    let rest = [("cache", cache), ("threads", found.threads.to_string())];
    found.programs.iter().map(program).chain(held).chain(rest).collect()
}

/// What fails a run.
fn held(own: &RunBy) -> Vec<Line> {
    let fails = own.fail_on.map_or_else(|| "never".to_owned(), |own| format!("on {own} and above"));
    let gates = if own.gates.is_empty() { "absolute".to_owned() } else { own.gates.join(", ") };
    let strict = if own.strict { ", and when something could not be judged" } else { "" };
    let baseline = own.baseline.as_ref().map_or_else(
        || "none: every finding counts".to_owned(),
        |own| {
            let known = own.findings.map(|findings| count(findings as u64, "known finding"));
            format!("{}: {}", own.path.display(), known.unwrap_or_else(|| UNREADABLE.to_owned()))
        },
    );
    vec![("gate", gates), ("fails", format!("{fails}{strict}")), ("baseline", baseline)]
}
