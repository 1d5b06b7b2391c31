//! The stages, one after the other: sources → modules, or all mistakes. Rewriting waits until a module is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::ast;
use super::outline::names_in;
use super::parse::{Fault, parse};
use super::rewrite::Layout;
use super::types::Key;
use super::{Error, Module, Options, Program, Rule, Source, check, rewrite};
use crate::model::Lines;

/// Longer texts are no policies: OPA's largest in use have some 100,000 bytes.
const MOST_BYTES: usize = 4 << 20;

/// Whether modules need to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Somebody wrote them: all checks.
    None,
    /// They were checked before, word for word (the policies that are built in, by the tests): they are only read.
    Checked,
}

/// A text, and sets by name.
pub type TakenApart = (String, BTreeMap<String, String>);

/// Modules that are loaded together, read and checked; each is rewritten when it is asked for.
pub struct Loaded {
    /// One a source, in their order.
    pub modules: Vec<Module>,
    sources: Vec<Source>,
    trees: Vec<ast::Module>,
    names: rewrite::Load,
}

impl Loaded {
    /// What the engine reads of a module; every expression stays on the line where the user wrote it.
    pub fn rewritten(&self, index: usize) -> Result<String, Vec<Error>> {
        Ok(self.laid_out(index, Layout::Packages, &[])?.unwrap_or_default().text)
    }

    /// The same with all packages as one, which is much cheaper to evaluate: a rule has the name that [`Self::flat_name`] gives,
    /// in the package `karat_all`. `None` where some reference cannot be written so; then no module can.
    pub fn flattened(&self, index: usize) -> Result<Option<String>, Vec<Error>> {
        Ok(self.laid_out(index, Layout::Flat, &[])?.map(|written| written.text))
    }

    /// The same without those rules that are sets and have one of these names; and these sets, by name, as the expressions that
    /// they are.
    pub fn taken_apart(&self, index: usize, names: &[&str]) -> Result<Option<TakenApart>, Vec<Error>> {
        Ok(self.laid_out(index, Layout::Flat, names)?.map(|written| (written.text, written.sets)))
    }

    /// The name of a rule in the one package.
    pub fn flat_name(&self, module: usize, rule: &str) -> Option<String> {
        let package = self.names.number(&self.modules.get(module)?.package)?;
        Some(rewrite::flat::name(package, rule))
    }

    /// Whether all definitions of a rule, in all modules of its package, are of parts of a set.
    pub fn is_set(&self, module: usize, rule: &str) -> bool {
        let Some(own) = self.modules.get(module) else { return false };
        let all = self.modules.iter().zip(&self.trees).filter(|(module, _)| module.package == own.package);
        let mut all = all.flat_map(|(_, tree)| &tree.rules).filter(|other| other.head.name.text == rule).peekable();
        all.peek().is_some() && all.all(rewrite::sets::is_part)
    }

    fn laid_out(&self, index: usize, layout: Layout, apart: &[&str]) -> Result<Option<rewrite::Written>, Vec<Error>> {
        let (Some(tree), Some(source)) = (self.trees.get(index), self.sources.get(index)) else { return Ok(None) };
        rewrite::module(index, tree, &source.text, &self.names, layout, apart)
            .map_err(|faults| errors(&self.sources, faults.into_iter().map(|fault| (index, fault)).collect()))
    }
}

/// Parses and checks modules that are loaded together; every mistake at once.
pub fn load(sources: Vec<Source>, options: &Options<'_>, trust: Trust) -> Result<Loaded, Vec<Error>> {
    let mut faults: Vec<(usize, Fault)> = Vec::new();
    let mut trees = Vec::new();
    // On one thread: who waits for an engine must not take up other work meanwhile, which may wait for the same engine.
    let read: Vec<_> = sources.iter().map(|source| read(&source.text)).collect();
    for (index, tree) in read.into_iter().enumerate() {
        match tree {
            Ok(tree) => trees.push(tree),
            Err(found) => faults.extend(found.into_iter().map(|fault| (index, fault))),
        }
    }
    if !faults.is_empty() {
        // What a file defines that cannot be read is not known: to check the others would find much that is not wrong.
        return Err(errors(&sources, faults));
    }
    let needs: Vec<Vec<Vec<String>>> = match trust {
        Trust::Checked => sources.iter().map(|source| names_in(&source.text)).collect(),
        Trust::None => {
            let checked = check::check(&trees.iter().collect::<Vec<_>>());
            faults.extend(checked.faults);
            checked.needs.iter().map(words).collect()
        }
    };
    let texts = sources.iter().map(|source| &*source.text);
    let pairs: Vec<(&ast::Module, &str)> = trees.iter().zip(texts).collect();
    let (names, mistakes) = rewrite::Load::new(&pairs, options);
    faults.extend(mistakes);
    if !faults.is_empty() {
        return Err(errors(&sources, faults));
    }
    let all = sources.iter().zip(trees.iter()).zip(needs);
    let modules = all.map(|((source, tree), needs)| module(source, tree, needs)).collect();
    Ok(Loaded { modules, sources, trees, names })
}

/// Parses, checks and rewrites modules that are loaded together; every mistake at once.
pub fn compile(sources: &[Source], options: &Options<'_>) -> Result<Program, Vec<Error>> {
    let loaded = load(sources.to_vec(), options, Trust::None)?;
    let mut texts = Vec::new();
    let mut mistakes = Vec::new();
    for index in 0..loaded.modules.len() {
        match loaded.rewritten(index) {
            Ok(text) => texts.push(text),
            Err(found) => mistakes.extend(found),
        }
    }
    if mistakes.is_empty() { Ok(Program { modules: loaded.modules, texts }) } else { Err(mistakes) }
}

fn words(needs: &BTreeSet<Vec<Key>>) -> Vec<Vec<String>> {
    needs.iter().map(|path| path.iter().map(word).collect()).collect()
}

fn read(text: &str) -> Result<ast::Module, Vec<Fault>> {
    if text.len() > MOST_BYTES {
        let message = format!("the file is too long for a policy: more than {MOST_BYTES} bytes");
        return Err(vec![Fault::new(ast::Span::new(0, 0), message, None)]);
    }
    parse(text)
}

fn errors(sources: &[Source], mut faults: Vec<(usize, Fault)>) -> Vec<Error> {
    faults.sort_by_key(|(index, fault)| (*index, fault.at));
    let mut errors = Vec::new();
    let mut lines: Option<(usize, Lines)> = None;
    for (index, fault) in faults {
        let Some(source) = sources.get(index) else { continue };
        let table = match lines.take() {
            Some((same, table)) if same == index => table,
            _ => Lines::of(&source.text),
        };
        errors.push(fault.in_file(source, &table));
        lines = Some((index, table));
    }
    errors.dedup();
    errors
}

fn module(source: &Source, tree: &ast::Module, needs: Vec<Vec<String>>) -> Module {
    let lines = Lines::of(&source.text);
    let mut rules: Vec<Rule> = Vec::new();
    for rule in &tree.rules {
        let name = &rule.head.name;
        if !rules.iter().any(|known| known.name == name.text) {
            let at = u32::try_from(rule.span.start).unwrap_or(u32::MAX);
            rules.push(Rule { name: name.text.clone(), line: lines.position(&source.text, at).line });
        }
    }
    // A reference to a tree of documents reads all that is in it.
    let reads = |name: &str| needs.iter().any(|path| path.iter().zip(["karat", name]).all(|(part, word)| part == word));
    Module {
        path: source.path.clone(),
        package: tree.package.path.iter().map(|name| name.text.clone()).collect(),
        rules,
        uses_parameters: reads("parameters"),
        needs,
    }
}

fn word(key: &Key) -> String {
    match key {
        Key::String(text) | Key::Number(text) | Key::Other(text) => text.clone(),
    }
}
