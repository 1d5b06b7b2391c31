//! The stages, one after the other: sources → modules, or all mistakes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::annotations::Annotations;
use super::ast;
use super::parse::{Fault, Unread, heads, parse};
use super::types::Key;
use super::{Error, Layout, Linked, Module, Options, Rule, Source, check};
use crate::model::Lines;

/// Longer texts are no policies: OPA's largest in use have some 100,000 bytes.
const MOST_BYTES: usize = 4 << 20;

/// Modules that are loaded together, read and checked.
pub struct Loaded {
    /// One a source, in their order.
    pub modules: Vec<Module>,
    linked: Arc<Linked>,
}

impl Loaded {
    /// The modules as an evaluator needs them.
    pub(crate) fn linked(&self) -> Arc<Linked> {
        self.linked.clone()
    }
}

/// Parses and checks modules that are loaded together; every mistake at once.
pub fn load(sources: Vec<Source>, options: &Options<'_>) -> Result<Loaded, Vec<Error>> {
    let (linked, mut faults) = linked(sources, |_| Layout::Any, (options, false))?;
    let checked = check::check(&linked.trees().iter().collect::<Vec<_>>(), options.given);
    faults.extend(checked.faults);
    if !faults.is_empty() {
        return Err(errors(linked.sources(), faults));
    }
    let all = linked.sources().iter().zip(linked.trees()).zip(checked.needs.iter().map(words));
    let modules = all.map(|((source, tree), needs)| module(source, tree, needs)).collect();
    Ok(Loaded { modules, linked: Arc::new(linked) })
}

/// Parses modules that were checked before, word for word, with all that they need: by [`load`], or those that are built in by the
/// tests. `layout` is that of a module, by its index.
pub(crate) fn link(
    sources: Vec<Source>,
    layout: impl Fn(usize) -> Layout,
    options: &Options<'_>,
) -> Result<Linked, Vec<Error>> {
    let (linked, faults) = linked(sources, layout, (options, true))?;
    if faults.is_empty() { Ok(linked) } else { Err(errors(linked.sources(), faults)) }
}

/// Mistakes, each with the index of its module.
type Faults = Vec<(usize, Fault)>;

/// Modules, which may have been checked before, and mistakes in what they say of themselves.
fn linked(
    sources: Vec<Source>,
    layout: impl Fn(usize) -> Layout,
    options: (&Options<'_>, bool),
) -> Result<(Linked, Faults), Vec<Error>> {
    let (mut trees, mut unread, mut faults) = (Vec::new(), Vec::new(), Faults::new());
    for (index, source) in sources.iter().enumerate() {
        match read(&source.text, layout(index)) {
            Ok((tree, rest)) => {
                trees.push(tree);
                unread.push(rest);
            }
            Err(found) => faults.extend(found.into_iter().map(|fault| (index, fault))),
        }
    }
    if !faults.is_empty() {
        // What a file defines that cannot be read is not known: to check the others would find much that is not wrong.
        return Err(errors(&sources, faults));
    }
    let (annotations, faults) = Annotations::of(&sources, &trees, options);
    Ok((Linked::of(sources, (trees, unread), annotations), faults))
}

fn words(needs: &BTreeSet<Vec<Key>>) -> Vec<Vec<String>> {
    needs.iter().map(|path| path.iter().map(word).collect()).collect()
}

fn read(text: &str, layout: Layout) -> Result<(ast::Module, Option<Unread>), Vec<Fault>> {
    if text.len() > MOST_BYTES {
        let message = format!("the file is too long for a policy: more than {MOST_BYTES} bytes");
        return Err(vec![Fault::new(ast::Span::new(0, 0), message, None)]);
    }
    let is_formatted = layout == Layout::Formatted;
    match is_formatted.then(|| heads(text)).flatten() {
        Some((tree, unread)) => Ok((tree, Some(unread))),
        None => Ok((parse(text)?, None)),
    }
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
        let is_function = rule.head.args.is_some();
        if let Some(known) = rules.iter_mut().find(|known| known.name == name.text) {
            known.is_function &= is_function;
        } else {
            let at = u32::try_from(rule.span.start).unwrap_or(u32::MAX);
            let line = lines.position(&source.text, at).line;
            rules.push(Rule { name: name.text.clone(), line, is_function });
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
