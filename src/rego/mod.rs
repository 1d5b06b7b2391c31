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
    let mut errors = Vec::new();
    let mut asts = Vec::new();
    for s in sources {
        match parse::parse(&s.text) {
            Ok(m) => asts.push(m),
            Err(e) => for f in e { errors.push(Error { path: s.path.clone(), line: s.text[..f.at.start.min(s.text.len())].matches('\n').count() as u32 + 1, column: 1, message: f.message.clone().into(), help: None }); },
        }
    }
    if !errors.is_empty() { return Err(errors); }
    let load = rewrite::Load::new(&asts, arity);
    let mut modules = Vec::new();
    for (source, ast) in sources.iter().zip(&asts) {
        let rewritten = rewrite::module(ast, source, &load)?;
        let mut rules: Vec<Rule> = Vec::new();
        for r in &ast.rules { if !rules.iter().any(|x| x.name == r.head.name.text) { rules.push(Rule { name: r.head.name.text.clone(), line: source.text[..r.span.start].matches('\n').count() as u32 + 1 }); } }
        modules.push(Module {
            path: source.path.clone(), package: ast.package.path.iter().map(|n| n.text.clone()).collect(), rewritten, v0: false,
            needs: ast.imports.iter().map(|i| i.path.iter().map(|n| n.text.clone()).collect::<Vec<_>>()).filter(|p: &Vec<String>| p.first().is_some_and(|f| f == "data")).map(|mut p| { p.remove(0); p }).collect(), rules, uses_source: source.text.contains("data.karat.source"), uses_parameters: source.text.contains("data.karat.parameters"),
        });
    }
    Ok(Program { modules })
}

fn arity(name: &str) -> Option<usize> {
    include_str!("../../testdata/rego/capabilities.txt").lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
}
