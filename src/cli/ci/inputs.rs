//! The inputs of the action → the arguments of `karat check` and what to make of its result. Arguments are checked by the parser of
//! the command line, so that an input is right or wrong exactly as the flag of its name is.

use std::ffi::OsString;
use std::path::{Component, PathBuf};

use clap::Parser as _;
use clap::error::ErrorKind;

use super::environment::Environment;
use crate::cli::args::{Arguments, Check, Command};
use crate::cli::shared::Pace;
use crate::cli::{Failure, Usage};
use crate::model::scorecard::is_file;

/// Inputs that are a flag of `karat check` with one value.
const VALUES: [&str; 6] = ["fail-on", "gate", "select", "ignore", "render", "report-to"];
/// Inputs that are a flag of `karat check` that names a file or a folder.
const PATHS: [&str; 3] = ["baseline", "config", "standards"];
/// Characters of the name of a run; it stands in a comment of HTML.
const NAME: &str = "letters, digits, `-`, `_` and `.`";

/// What is asked for.
#[derive(Debug)]
pub(super) struct Inputs {
    /// The run itself; what it is compared with is not known yet.
    pub(super) check: Check,
    /// What it is compared with.
    pub(super) since: Since,
    /// Tells this run from others of the same pull request.
    pub(super) name: String,
    /// Whether findings are written to the log as annotations.
    pub(super) annotations: bool,
    /// Whether the summary of the job is written.
    pub(super) summary: bool,
    /// What becomes of the SARIF file.
    pub(super) sarif: Sarif,
    /// What becomes of the comment.
    pub(super) comment: Comment,
    /// A comment that another run wrote; nothing is judged then.
    pub(super) comment_from: Option<PathBuf>,
}

/// What a run is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// What the event says.
    Event,
    /// Nothing.
    Nothing,
    /// A revision.
    Revision(String),
}

/// What becomes of the SARIF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sarif {
    /// There is none.
    None,
    /// It is written.
    File,
    /// It is written, and a step of the action uploads it.
    Upload,
}

/// What becomes of the comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comment {
    /// There is none.
    None,
    /// It is written.
    File,
    /// It is written and posted.
    Post,
}

impl Inputs {
    /// Reads them.
    pub(super) fn of(environment: &Environment, pace: &Pace) -> Result<Self, Failure> {
        let mut faults = Faults::default();
        let name = faults.take(name(environment));
        let check = faults.all(check(environment));
        let annotations = faults.take(environment.flag("annotations", true));
        let summary = faults.take(environment.flag("summary", true));
        let sarif = [("none", Sarif::None), ("file", Sarif::File), ("upload", Sarif::Upload)];
        let comment = [("none", Comment::None), ("file", Comment::File), ("post", Comment::Post)];
        let sarif = faults.take(environment.word("sarif", &sarif, Sarif::File));
        let comment = faults.take(environment.word("comment", &comment, Comment::File));
        let (Some(name), Some(check), Some(annotations), Some(summary), Some(sarif), Some(comment)) =
            (name, check, annotations, summary, sarif, comment)
        else {
            return Err(faults.joined());
        };
        Ok(Self {
            check: Check { pace: pace.clone(), ..check },
            since: match environment.input("since") {
                None | Some("event") => Since::Event,
                Some("none") => Since::Nothing,
                Some(revision) => Since::Revision(revision.to_owned()),
            },
            name: name.to_owned(),
            annotations,
            summary,
            sarif,
            comment,
            comment_from: environment.input("comment-from").map(PathBuf::from),
        })
    }
}

/// What is wrong with inputs.
#[derive(Default)]
struct Faults(Vec<Usage>);

impl Faults {
    /// What was read, or none where there is a fault.
    fn take<T>(&mut self, read: Result<T, Usage>) -> Option<T> {
        self.all(read.map_err(|fault| vec![fault]))
    }

    /// The same of what may have several.
    fn all<T>(&mut self, read: Result<T, Vec<Usage>>) -> Option<T> {
        read.map_err(|faults| self.0.extend(faults)).ok()
    }

    /// All of them as one failure.
    fn joined(self) -> Failure {
        let Self(mut faults) = self;
        if faults.len() == 1
            && let Some(alone) = faults.pop()
        {
            return alone.into();
        }
        let lines: Vec<String> = faults
            .iter()
            .map(|own| {
                let help = own.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
                format!("{}{help}", own.message)
            })
            .collect();
        Usage::new(format!("read the inputs: {}", lines.join("; ")), "action.yml tells of each").into()
    }
}

/// What tells this run from others.
fn name(environment: &Environment) -> Result<&str, Usage> {
    let name = environment.input("name").unwrap_or("karat");
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    if !is_plain || name.starts_with('.') || name.contains("--") {
        return Err(Usage::new(format!("use the input `name`: `{name}`"), format!("it has {NAME} alone")));
    }
    Ok(name)
}

/// Arguments of `karat check`, each with the input that it is from.
#[derive(Default)]
struct Given(Vec<(&'static str, OsString)>);

impl Given {
    fn add(&mut self, input: &'static str, value: impl Into<OsString>) {
        let mut argument = OsString::from(format!("--{input}="));
        argument.push(value.into());
        self.0.push((input, argument));
    }

    /// Whatever the flags of inputs are.
    fn of(environment: &Environment, inside: &dyn Fn(&str) -> OsString) -> Self {
        let mut given = Self::default();
        for name in VALUES {
            let lines = environment.lines(name);
            if !lines.is_empty() {
                given.add(name, lines.join(","));
            }
        }
        for name in PATHS {
            if let Some(path) = environment.input(name) {
                given.add(name, inside(path));
            }
        }
        if let Some(named) = environment.input("history") {
            given.add("history", if named.contains("://") { named.into() } else { inside(named) });
        }
        for name in ["policy", "data"] {
            for path in environment.lines(name) {
                given.add(name, inside(path));
            }
        }
        for name in environment.lines("scorecard") {
            given.add("scorecard", if is_file(name) { inside(name) } else { name.into() });
        }
        given
    }
}

/// The run, as if its arguments had been typed; or what is wrong with each input.
fn check(environment: &Environment) -> Result<Check, Vec<Usage>> {
    let folder = environment.input("working-directory").map_or_else(PathBuf::new, PathBuf::from);
    // The folder where a run starts anyway is no part of what paths are called.
    let folder = if folder.components().eq([Component::CurDir]) { PathBuf::new() } else { folder };
    let inside = |path: &str| folder.join(path).into_os_string();
    let Given(given) = Given::of(environment, &inside);
    let strict = environment.flag("strict", false);
    let mut arguments: Vec<OsString> = given.iter().map(|(_, argument)| argument.clone()).collect();
    if matches!(strict, Ok(true)) {
        arguments.push("--strict".into());
    }
    arguments.push("--".into());
    let targets = environment.lines("targets");
    match (targets.is_empty(), folder.as_os_str().is_empty()) {
        (true, true) => arguments.push(".".into()),
        (true, false) => arguments.push(folder.clone().into_os_string()),
        (false, _) => arguments.extend(targets.into_iter().map(inside)),
    }
    match (parsed(arguments), strict) {
        (Ok(check), Ok(_)) => Ok(check),
        (Ok(_), Err(fault)) => Err(vec![fault]),
        (Err(error), strict) => {
            // The parser tells of one argument at a time.
            let alone = given.iter().filter_map(|(input, argument)| {
                let error = parsed(vec![argument.clone()]).err()?;
                is_of_value(&error).then(|| fault(Some(input), &error))
            });
            let mut faults: Vec<Usage> = alone.collect();
            if faults.is_empty() {
                faults.push(fault(None, &error));
            }
            faults.extend(strict.err());
            Err(faults)
        }
    }
}

/// The arguments of `karat check` as they are read from a command line.
fn parsed(arguments: Vec<OsString>) -> Result<Check, clap::Error> {
    let all = ["karat".into(), "check".into()].into_iter().chain(arguments);
    match Arguments::try_parse_from(all)?.command {
        Command::Check(check) => Ok(check),
        _ => Err(clap::Error::new(ErrorKind::InvalidSubcommand)),
    }
}

/// Whether an argument is wrong by itself, whatever stands beside it.
fn is_of_value(error: &clap::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidValue | ErrorKind::ValueValidation)
}

fn fault(input: Option<&str>, error: &clap::Error) -> Usage {
    let text = error.to_string();
    let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
    let what = input.map_or_else(|| "read the inputs".to_owned(), |input| format!("use the input `{input}`"));
    Usage::new(format!("{what}: {first}"), "an input means what the flag of its name does: `karat check --help`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Inputs, String> {
        let pace = Pace {
            now: crate::cli::shared::Moment::of(0),
            jobs: None,
            caching: crate::cli::shared::Caching::default(),
        };
        Inputs::of(&Environment::with(variables), &pace).map_err(|failure| failure.0.to_string())
    }

    #[test]
    fn inputs_that_nobody_gave_leave_the_defaults() {
        let inputs =
            read(&[("KARAT_INPUT_TARGETS", ""), ("KARAT_INPUT_FAIL_ON", " "), ("KARAT_INPUT_STRICT", "")]).unwrap();
        assert_eq!(inputs.check.targets, [PathBuf::from(".")]);
        assert!(inputs.check.fail_on.is_none() && !inputs.check.strict);
        assert_eq!((inputs.since, inputs.sarif, inputs.comment), (Since::Event, Sarif::File, Comment::File));
        assert!(inputs.annotations && inputs.summary);
    }

    #[test]
    fn paths_are_within_the_working_directory() {
        let inputs = read(&[
            ("KARAT_INPUT_WORKING_DIRECTORY", "services/web"),
            ("KARAT_INPUT_TARGETS", "deploy\n\n  my charts\n--odd"),
            ("KARAT_INPUT_SCORECARD", "golden-path\nown.toml"),
            ("KARAT_INPUT_POLICY", "policies"),
            ("KARAT_INPUT_DATA", "data\nlists.json"),
            ("KARAT_INPUT_SELECT", "kubernetes\ndockerfile,compose"),
        ]);
        let check = inputs.unwrap().check;
        assert_eq!(
            check.targets,
            ["services/web/deploy", "services/web/my charts", "services/web/--odd"].map(PathBuf::from)
        );
        assert_eq!(check.choice.scorecards, ["golden-path", "services/web/own.toml"]);
        assert_eq!(check.choice.policies.paths, [PathBuf::from("services/web/policies")]);
        assert_eq!(check.choice.policies.data, ["services/web/data", "services/web/lists.json"].map(PathBuf::from));
        assert_eq!(check.choice.select, ["kubernetes", "dockerfile", "compose"]);
        let history = |named| {
            let inputs = [("KARAT_INPUT_WORKING_DIRECTORY", "services/web"), ("KARAT_INPUT_HISTORY", named)];
            read(&inputs).unwrap().check.history
        };
        assert_eq!(history("kept.db").as_deref(), Some("services/web/kept.db"));
        assert_eq!(history("postgres://db/karat").as_deref(), Some("postgres://db/karat"));
        assert_eq!(history(""), None);
        // As action.yml gives them where nobody says otherwise.
        let plain = [
            ("KARAT_INPUT_WORKING_DIRECTORY", "."),
            ("KARAT_INPUT_TARGETS", ".\ndeploy"),
            ("KARAT_INPUT_CONFIG", "k.toml"),
        ];
        let plain = read(&plain).unwrap().check;
        assert_eq!(plain.targets, [".", "deploy"].map(PathBuf::from));
        assert_eq!(plain.targets[0].as_os_str(), ".");
        assert_eq!(plain.choice.policies.config.unwrap().as_os_str(), "k.toml");
        let alone = read(&[("KARAT_INPUT_WORKING_DIRECTORY", "services/web")]).unwrap().check;
        assert_eq!(alone.targets, [PathBuf::from("services/web")]);
    }

    #[test]
    fn a_wrong_input_is_named() {
        let cases = [
            ("KARAT_INPUT_FAIL_ON", "severe", "invalid value 'severe' for '--fail-on"),
            ("KARAT_INPUT_STRICT", "yes", "understand the input `strict`: `yes`"),
            ("KARAT_INPUT_SARIF", "true", "understand the input `sarif`: `true`"),
            ("KARAT_INPUT_NAME", "a --> b", "use the input `name`"),
            ("KARAT_INPUT_NAME", "a--b", "use the input `name`"),
        ];
        for (name, value, expected) in cases {
            let message = read(&[(name, value)]).unwrap_err();
            assert!(message.contains(expected), "{name}={value}: {message}");
        }
    }

    #[test]
    fn all_wrong_inputs_are_named_at_once() {
        let message = read(&[
            ("KARAT_INPUT_STRICT", "yes"),
            ("KARAT_INPUT_FAIL_ON", "severe"),
            ("KARAT_INPUT_GATE", "never"),
            ("KARAT_INPUT_SARIF", "true"),
            ("KARAT_INPUT_COMMENT", "none"),
            ("KARAT_INPUT_SUMMARY", "1"),
            ("KARAT_INPUT_NAME", "a b"),
        ])
        .unwrap_err();
        assert_eq!(message.matches("the input `").count(), 6, "{message}");
        for input in ["strict", "fail-on", "gate", "sarif", "summary", "name"] {
            assert!(message.contains(&format!("the input `{input}`: ")), "{input}: {message}");
        }
    }
}
