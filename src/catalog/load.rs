//! Folders and the built-in table → a [`Catalog`], or every mistake at once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use miette::Diagnostic;
use thiserror::Error;
use walkdir::{DirEntry, WalkDir};

use super::bundled::{BuiltIn, MODULES, SCORECARDS};
use super::data::{self, Data};
use super::{Catalog, rules};
use crate::config::{Mistake, Mistakes, RuleSettings, nearest};
use crate::inputs;
use crate::model::handbook::page_of;
use crate::model::paths::{clean, slashed};
use crate::model::scorecard::{Scorecard, is_file};
use crate::rego;
use crate::standards::{self, Around, Rules};

/// What a catalog is made of.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether the built-in rules are in it.
    pub built_in: bool,
    /// Folders or files of further policies.
    pub policies: Vec<PathBuf>,
    /// Files of data for them, or folders of such files.
    pub data: Vec<PathBuf>,
    /// Whether data files that lie in the folders of policies are read, too, as for tests.
    pub data_beside: bool,
    /// Which scorecards.
    pub scorecards: Cards,
    /// The folder of definitions: its scorecards can be named as built-in ones are.
    pub standards: Option<PathBuf>,
    /// Settings of single rules, by id.
    pub rules: BTreeMap<String, RuleSettings>,
    /// Where the rule site stands, without a `/` at the end.
    pub site: Option<String>,
}

/// Which scorecards a catalog holds.
#[derive(Clone, Debug, Default)]
pub enum Cards {
    /// None.
    #[default]
    None,
    /// The built-in ones that everybody is meant to have.
    Recommended,
    /// Built-in ones by name, others by file.
    Named(Vec<String>),
    /// All that are built in, where their rules are, and these besides.
    All(Vec<String>),
}

/// The scorecards that are shown where none is asked for; the others are profiles for those who follow a standard.
const RECOMMENDED: [&str; 2] = ["scorecards/golden-path.toml", "scorecards/security-baseline.toml"];

/// Why there is no catalog.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// A policy or scorecard cannot be read.
    #[error("read {path}: {source}")]
    #[diagnostic(code(catalog::unreadable), help("check the path"))]
    Unreadable {
        /// The file or folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A folder of policies holds none.
    #[error("find a policy in {path}")]
    #[diagnostic(code(catalog::empty), help("policies are files that end in .rego; tests end in _test.rego"))]
    Empty {
        /// The folder.
        path: String,
    },
    /// A folder of data holds none.
    #[error("find a data file in {path}")]
    #[diagnostic(code(catalog::no_data), help("data files end in .json, .yaml or .yml"))]
    NoData {
        /// The folder.
        path: String,
    },
    /// A configuration or a link names data that lies elsewhere.
    #[error("read the data in {path}: it lies outside of the repository that names it")]
    #[diagnostic(
        code(catalog::elsewhere),
        help("policies may say all that is in it: name where it lies to karat yourself, with --data")
    )]
    Elsewhere {
        /// The file.
        path: String,
    },
    /// There is no such scorecard.
    #[error("find the scorecard `{name}`")]
    #[diagnostic(code(catalog::scorecard))]
    NoScorecard {
        /// What was asked for.
        name: String,
        /// What there is.
        #[help]
        help: String,
    },
    /// Two checks go by one rule with other parameters.
    #[error("give the rule `{rule}` its parameters: {first} and {second} have different ones")]
    #[diagnostic(
        code(catalog::parameters),
        help("a run asks a rule once; use the same `params`, or a rule of your own for one of them")
    )]
    Parameters {
        /// The rule.
        rule: String,
        /// A check.
        first: String,
        /// Another one.
        second: String,
    },
    /// There are mistakes in the files.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Mistakes(#[from] Mistakes),
}

/// A policy file.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    /// As errors name it.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: Cow<'static, str>,
    /// What is known of it, where it is built in; else it is from `--policy`.
    pub(crate) known: Option<&'static BuiltIn>,
}

impl Policy {
    /// Whether it holds unit tests.
    pub(crate) fn is_test(&self) -> bool {
        self.path.ends_with("_test.rego")
    }

    /// Whether it is built in.
    pub(crate) const fn is_built_in(&self) -> bool {
        self.known.is_some()
    }
}

/// Loads policies and scorecards. All mistakes are reported at once.
pub fn load(options: &Options) -> Result<Catalog, Error> {
    let mut policies: Vec<Policy> = if options.built_in { built_in().collect() } else { Vec::new() };
    let given = with_built_in(&options.policies, |policy| options.built_in || is_helper(policy))?;
    let (tests, given): (Vec<_>, Vec<_>) = given.into_iter().partition(Policy::is_test);
    policies.extend(given);
    let mut mistakes = Vec::new();
    let beside = if options.data_beside { options.policies.as_slice() } else { &[] };
    let data = Data::load(&options.data, beside, &mut mistakes)?;
    let is_given = options.data_beside || !options.data.is_empty();
    let unread = if is_given { None } else { unread(&options.policies) };
    let (mut catalog, lack) = rules::build(&policies, (data, unread.is_some()), &mut mistakes);
    settle(&mut catalog, options);
    catalog.overlooked.extend(tests.iter().flat_map(rules::among_tests));
    catalog.overlooked.extend(lack.zip(unread).map(|(lack, unread)| format!("{lack}, and {unread}")));
    let package = |module: usize| catalog.modules.get(module).map(|module| module.package.clone());
    let own = catalog.rules.iter().filter_map(|rule| Some((package(rule.module)?, rule.parameters.clone()?)));
    let own: Vec<_> = own.collect();
    catalog.parameters.extend(own);
    let cards = cards(options)?;
    // A scorecard's rules cannot be known while policies have mistakes: these come first.
    Mistakes::check("the policies", mistakes)?;
    let mut mistakes = Vec::new();
    let known = Rules::of(catalog.rules.iter().map(|rule| rule.info.as_ref()));
    let around = Around { rules: &known, sources: None };
    let read: Vec<Option<Scorecard>> =
        cards.iter().map(|(path, text)| standards::read_scorecard(path, text, around, &mut mistakes)).collect();
    // Beside all others, one's own may be a built-in one that was edited.
    if matches!(options.scorecards, Cards::Named(_)) {
        standards::one_of_each(&cards, read.iter().flatten(), &mut mistakes);
    }
    Mistakes::check("the scorecards", mistakes)?;
    catalog.scorecards = read.into_iter().flatten().map(Arc::new).collect();
    Ok(catalog)
}

/// The policies under some paths, with the helpers that stand beside them in their tree, `lib/`, and the built-in ones that they
/// name.
pub(crate) fn with_helpers(paths: &[PathBuf]) -> Result<Vec<Policy>, Error> {
    with_built_in(paths, is_helper)
}

/// The policies under some paths, with the helpers that stand beside them in their tree, `lib/`, and what they name of some that
/// are built in: these are there for the user's rules, too, unless the user brings a package of the same name.
fn with_built_in(paths: &[PathBuf], is_there: impl Fn(&Policy) -> bool) -> Result<Vec<Policy>, Error> {
    let mut policies = Vec::new();
    for path in paths {
        let found = policies_in(path)?;
        if !found.iter().any(|policy| !policy.is_test()) {
            return Err(Error::Empty { path: path.display().to_string() });
        }
        policies.extend(found);
    }
    let mut own: BTreeSet<String> = policies.iter().filter_map(package).collect();
    for folder in policies.iter().filter_map(library).collect::<BTreeSet<_>>() {
        for helper in policies_in(&folder)?.into_iter().filter(|policy| !policy.is_test()) {
            if package(&helper).is_some_and(|name| own.insert(name)) {
                policies.push(helper);
            }
        }
    }
    if !policies.is_empty() {
        let known = built_in().filter(is_there).filter(|known| package(known).is_none_or(|name| !own.contains(&name)));
        let known = rules::named(&policies, known.collect());
        policies.extend(known);
    }
    Ok(policies)
}

/// The folder `lib` of the tree that a policy stands in by its package: `p/lib` for `p/a/b/x.rego` of package `a.b`, `../lib` for
/// `b/x.rego` where `p/a` is the folder that karat runs in.
fn library(policy: &Policy) -> Option<PathBuf> {
    let package = package(policy)?;
    let folder = Path::new(&policy.path).parent()?;
    let whole = std::path::absolute(Path::new(".").join(folder)).ok()?;
    let whole = clean(&slashed(&whole));
    let mut above = folder.to_owned();
    let mut names = whole.rsplit('/');
    for part in package.rsplit('.') {
        names.next().filter(|name| *name == part)?;
        above.push("..");
    }
    let library = clean(&slashed(&above.join("lib")));
    Some(PathBuf::from(library)).filter(|library| library.is_dir())
}

fn is_helper(policy: &Policy) -> bool {
    policy.path.starts_with("policies/lib/") && !policy.is_test()
}

/// The package of a policy, as its text has it.
pub(super) fn package(policy: &Policy) -> Option<String> {
    if let Some(known) = policy.known {
        return Some(known.package().join("."));
    }
    let line = policy.text.lines().find_map(|line| line.trim().strip_prefix("package "))?;
    line.split_whitespace().next().map(str::to_owned)
}

/// What is told of a data file that lies beside policies and is not read.
fn unread(policies: &[PathBuf]) -> Option<String> {
    policies.iter().filter(|folder| folder.is_dir()).find_map(|folder| {
        let file = data::beside(folder)?;
        let give = if file.parent() == Some(folder) { &file } else { folder };
        let (file, give) = (file.display(), give.display());
        Some(format!("{file} is not read: give it with `--data {give}`, or as `data` in karat.toml"))
    })
}

/// Applies the user's settings of single rules, and where their pages stand.
fn settle(catalog: &mut Catalog, options: &Options) {
    for rule in &mut catalog.rules {
        if let Some(site) = &options.site {
            let page = page_of(&rule.info.id);
            Arc::make_mut(&mut rule.info).help_uri = Some(format!("{site}/{page}"));
        }
        let by_alias = || rule.info.aliases.iter().find_map(|name| options.rules.get(name));
        let own = options.rules.get(rule.info.id.as_ref()).or_else(by_alias);
        if let Some(severity) = own.and_then(|own| own.severity) {
            Arc::make_mut(&mut rule.info).severity = severity;
        }
        if let Some(given) = own.map(|own| &own.parameters).filter(|given| !given.is_empty()) {
            let known = rule.info.parameters.iter().map(|(name, known)| (name.clone(), known.default.clone()));
            let mut values: BTreeMap<String, regorus::Value> = known.collect();
            values.extend(given.clone());
            rule.parameters = rule.parameters.is_some().then(|| rules::object(values));
        }
    }
}

fn built_in() -> impl Iterator<Item = Policy> {
    MODULES.iter().map(|own| Policy { path: own.path().to_owned(), text: Cow::Borrowed(own.text()), known: Some(own) })
}

/// Whether an entry is a folder of fixtures: `pass`, `fail` or `fixed` beside the policy that its folder is named after. A policy in it is
/// what a rule is tried on.
fn is_fixtures(entry: &DirEntry) -> bool {
    let is_side = matches!(entry.file_name().to_str(), Some("pass" | "fail" | "fixed"));
    is_side
        && entry.depth() > 0
        && entry
            .path()
            .parent()
            .is_some_and(|rule| rule.file_name().is_some_and(|name| rule.join(name).with_extension("rego").is_file()))
}

/// Every `.rego` file of a folder but for fixtures, or the file itself.
pub(crate) fn policies_in(path: &Path) -> Result<Vec<Policy>, Error> {
    let mut policies = Vec::new();
    for file in files_in(path)?.into_iter().filter(|file| file.extension().is_some_and(|own| own == "rego")) {
        let path = slashed(&file);
        let text =
            inputs::text(&file).map_err(|source| Error::Unreadable { path: file.display().to_string(), source })?;
        policies.push(Policy { path, text: Cow::Owned(text), known: None });
    }
    Ok(policies)
}

/// Every file of a folder but for fixtures, or the file itself.
pub(super) fn files_in(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for entry in
        WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter().filter_entry(|own| !is_fixtures(own))
    {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(path).display().to_string();
            let circle = || io::Error::other("a link leads round in a circle");
            Error::Unreadable { path, source: error.into_io_error().unwrap_or_else(circle) }
        })?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// Whether a scorecard is shown where none is asked for.
pub(super) fn is_recommended(source: &str) -> bool {
    RECOMMENDED.contains(&source)
}

/// The scorecards that are built in: path and text.
fn scorecards() -> impl Iterator<Item = (&'static str, &'static str)> {
    SCORECARDS.iter().map(|(path, text)| (path.get(), text.get()))
}

fn cards(options: &Options) -> Result<Vec<(String, String)>, Error> {
    let own = scorecards().map(|(path, text)| (path.to_owned(), text.to_owned()));
    match &options.scorecards {
        Cards::None => Ok(Vec::new()),
        Cards::Recommended => Ok(own.filter(|(path, _)| is_recommended(path)).collect()),
        Cards::Named(names) => {
            let mut found: Vec<(String, String)> = Vec::new();
            for name in names {
                let (path, text) = card(name, options)?;
                // One that is named twice is there once.
                if !found.iter().any(|(own, _)| standards::is_same_file(own, &path)) {
                    found.push((path, text));
                }
            }
            Ok(found)
        }
        Cards::All(names) => {
            let mut all: BTreeMap<_, _> = own.filter(|_| options.built_in).collect();
            for name in names {
                let (path, text) = card(name, options)?;
                all.insert(path, text);
            }
            Ok(all.into_iter().collect())
        }
    }
}

fn card(name: &str, options: &Options) -> Result<(String, String), Error> {
    let stem = |path: &str| Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    if let Some((path, text)) = scorecards().find(|(path, _)| stem(path).as_deref() == Some(name)) {
        return Ok((path.to_owned(), text.to_owned()));
    }
    // What is wrong with the folder is told where all of it is read.
    let own = options.standards.as_deref().and_then(|folder| standards::scorecard_files(folder).ok());
    let own = own.unwrap_or_default();
    if let Some(path) = own.get(name).map(String::as_str).or_else(|| is_file(name).then_some(name)) {
        let read = inputs::text(Path::new(path));
        return read
            .map(|text| (path.to_owned(), text))
            .map_err(|source| Error::Unreadable { path: path.to_owned(), source });
    }
    let built_in: Vec<_> = scorecards().filter_map(|(path, _)| stem(path)).collect();
    let own: Vec<_> = own.keys().map(String::as_str).collect();
    let help = nearest(name, own.iter().copied().chain(built_in.iter().map(String::as_str))).map_or_else(
        || {
            let own = if own.is_empty() { String::new() } else { format!("your standards have: {}; ", own.join(", ")) };
            format!("{own}the built-in scorecards are: {}; a file is given by its path", built_in.join(", "))
        },
        |guess| format!("did you mean `{guess}`?"),
    );
    Err(Error::NoScorecard { name: name.to_owned(), help })
}

/// What to do about the name of a scorecard that there is not; nothing where there is one.
pub fn unknown_card(name: &str, options: &Options) -> Option<String> {
    match card(name, options) {
        Err(Error::NoScorecard { help, .. }) => Some(help),
        _ => None,
    }
}

/// What is wrong with a policy, on its line.
pub(crate) fn mistake(policy: &Policy, error: rego::Error) -> Mistake {
    at_line(policy, error.line, error.column, error.message, error.help)
}

/// A mistake at a line and column of a policy.
pub(super) fn at_line(policy: &Policy, line: u32, column: u32, message: String, help: Option<String>) -> Mistake {
    let before: usize = policy.text.split_inclusive('\n').take(line.saturating_sub(1) as usize).map(str::len).sum();
    let rest = policy.text.get(before..).unwrap_or("").lines().next().unwrap_or("");
    let skip: usize = rest.chars().take(column.saturating_sub(1) as usize).map(char::len_utf8).sum();
    let end = before + rest.trim_end().len().max(skip);
    let mistake = Mistake::new(&policy.path, &Arc::from(&*policy.text), before + skip..end, message);
    match help {
        Some(help) => mistake.with_help(help),
        None => mistake,
    }
}
