//! The stages, one after the other: sources → modules, or all mistakes.

use std::collections::BTreeSet;

use super::ast;
use super::parse::{Fault, parse};
use super::types::Key;
use super::{Error, Module, Options, Program, Rule, Source, check, rewrite};
use crate::model::Lines;

/// Longer texts are no policies: OPA's largest in use have some 100,000 bytes.
const MOST_BYTES: usize = 4 << 20;

/// Parses, checks and rewrites modules that are loaded together; every mistake at once.
pub fn compile(sources: &[Source], options: &Options<'_>) -> Result<Program, Vec<Error>> {
    let mut faults: Vec<(usize, Fault)> = Vec::new();
    let mut trees = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        match read(&source.text) {
            Ok(tree) => trees.push(tree),
            Err(found) => faults.extend(found.into_iter().map(|fault| (index, fault))),
        }
    }
    if !faults.is_empty() {
        // What a file defines that cannot be read is not known: to check the others would find much that is not wrong.
        return Err(errors(sources, faults));
    }
    let modules: Vec<&ast::Module> = trees.iter().collect();
    let checked = check::check(&modules);
    faults.extend(checked.faults);
    if !faults.is_empty() {
        return Err(errors(sources, faults));
    }
    let texts = sources.iter().map(|source| source.text.as_str());
    let named: Vec<(&ast::Module, &str)> = trees.iter().zip(texts).collect();
    let (load, mistakes) = rewrite::Load::new(&named, options);
    faults.extend(mistakes);
    let mut program = Program::default();
    let all = sources.iter().zip(trees.iter()).zip(checked.needs);
    for (index, ((source, tree), needs)) in all.enumerate() {
        match rewrite::module(index, tree, &source.text, &load) {
            Ok(rewritten) => program.modules.push(module(source, tree, &needs, rewritten)),
            Err(found) => faults.extend(found.into_iter().map(|fault| (index, fault))),
        }
    }
    if faults.is_empty() { Ok(program) } else { Err(errors(sources, faults)) }
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

fn module(source: &Source, tree: &ast::Module, needs: &BTreeSet<Vec<Key>>, rewritten: String) -> Module {
    let lines = Lines::of(&source.text);
    let mut rules: Vec<Rule> = Vec::new();
    for rule in &tree.rules {
        let name = &rule.head.name;
        if !rules.iter().any(|known| known.name == name.text) {
            let at = u32::try_from(rule.span.start).unwrap_or(u32::MAX);
            rules.push(Rule { name: name.text.clone(), line: lines.position(&source.text, at).line });
        }
    }
    let needs: Vec<Vec<String>> = needs.iter().map(|path| path.iter().map(word).collect()).collect();
    // A reference to a tree of documents reads all that is in it.
    let reads = |name: &str| needs.iter().any(|path| path.iter().zip(["karat", name]).all(|(part, word)| part == word));
    Module {
        path: source.path.clone(),
        package: tree.package.path.iter().map(|name| name.text.clone()).collect(),
        rewritten,
        v0: false,
        rules,
        uses_source: reads("source"),
        uses_parameters: reads("parameters"),
        needs,
    }
}

fn word(key: &Key) -> String {
    match key {
        Key::String(text) | Key::Number(text) | Key::Other(text) => text.clone(),
    }
}
