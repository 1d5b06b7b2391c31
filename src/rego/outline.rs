//! What a policy in the layout of `opa fmt` defines, without reading it as a whole: source in, [`Module`] out. For the policies that
//! are built in, of which a run needs a few; that the outline is what a parse gives is tested for each of them.

use super::compile::names_in;
use super::{Module, Rule, Source};

/// The outline of a policy: every rule starts its line, nothing else that starts one is a name.
pub fn outline(source: &Source) -> Module {
    let mut package = Vec::new();
    let mut rules: Vec<Rule> = Vec::new();
    for (line, text) in (1..).zip(source.text.lines()) {
        let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
        let starts_name = text.starts_with(|c: char| c.is_alphabetic() || c == '_');
        match words.next().filter(|_| starts_name) {
            Some("package") => package = words.map(str::to_owned).collect(),
            Some("import") | None => {}
            Some("default") => rules.extend(words.next().map(|name| Rule { name: name.to_owned(), line })),
            Some(name) => rules.push(Rule { name: name.to_owned(), line }),
        }
    }
    let mut known = std::collections::BTreeSet::new();
    rules.retain(|rule| known.insert(rule.name.clone()));
    let needs = names_in(&source.text);
    let uses_parameters = needs.iter().any(|path| path.starts_with(&["karat".to_owned(), "parameters".to_owned()]));
    Module { path: source.path.clone(), package, needs, rules, uses_parameters }
}
