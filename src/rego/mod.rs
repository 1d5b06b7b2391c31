//! Rego text in; checked modules out, rewritten so that the engine answers as OPA does. Never evaluates anything.

pub mod ast;
pub mod parse;
pub(crate) mod rewrite;

/// A policy as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file, as errors name it.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// How policies are compiled.
pub struct Options<'a> {
    /// Reads the YAML of an annotation, for `rego.metadata.rule()` and `.chain()`.
    pub annotations: &'a dyn Fn(&str) -> Option<serde_json::Value>,
}

/// A mistake in a policy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Error {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
    /// One line, lower case, no period.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// The modules of a load, in the order of their sources.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// One a source.
    pub modules: Vec<Module>,
}

/// A checked module.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// The file.
    pub path: String,
    /// The package, without `data`.
    pub package: Vec<String>,
    /// What the engine reads; every expression stays on the line where the user wrote it.
    pub rewritten: String,
    /// Whether the rewritten text is in the old dialect of Rego (v0).
    pub v0: bool,
    /// Paths below `data` that the module refers to.
    pub needs: Vec<Vec<String>>,
    /// Its rules and functions, one entry a name, in the order of the text.
    pub rules: Vec<Rule>,
    /// Whether it reads `data.karat.source`.
    pub uses_source: bool,
    /// Whether it reads `data.karat.parameters`.
    pub uses_parameters: bool,
}

/// A rule of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The first part of its name.
    pub name: String,
    /// The line where it is first defined, from 1.
    pub line: u32,
}

/// Parses, checks and rewrites modules that are loaded together; every mistake at once.
pub fn compile(sources: &[Source], _options: &Options<'_>) -> Result<Program, Vec<Error>> {
    // Stands here until the parser does.
    let modules = sources.iter().map(|source| {
        let package = source.text.lines().find_map(|line| line.strip_prefix("package ")).unwrap_or("");
        let package = package.trim().split('.').map(str::to_owned).collect();
        let needs = source.text.lines().filter_map(|line| line.strip_prefix("import data."));
        let needs = needs.map(|rest| rest.split(' ').next().unwrap_or("").split('.').map(str::to_owned).collect());
        let mut rules: Vec<Rule> = Vec::new();
        for (line, text) in (1..).zip(source.text.lines()) {
            let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let skip = ["", "package", "import", "default", "else"].contains(&name.as_str());
            if !skip && !rules.iter().any(|rule| rule.name == name) {
                rules.push(Rule { name, line });
            }
        }
        Module {
            path: source.path.clone(),
            package,
            rewritten: source.text.clone(),
            v0: false,
            needs: needs.collect(),
            rules,
            uses_source: source.text.contains("data.karat.source"),
            uses_parameters: source.text.contains("data.karat.parameters"),
        }
    });
    Ok(Program { modules: modules.collect() })
}
