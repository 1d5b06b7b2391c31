//! A policy's tree in; Rego out that regorus answers as OPA answers the original, each expression on its own line. What cannot
//! be mended is an error; nothing is evaluated here.
//!
//! The road: [`names`] gives every local a name of its own and writes imports out, [`expand`] moves operands to where OPA
//! evaluates them, [`lower`] orders the statements and settles what binds what, [`print`] writes the result.

mod expand;
mod load;
mod lower;
mod metadata;
mod mock;
mod names;
mod print;
mod rule;
mod scan;
mod unify;
mod visit;

pub(super) use load::Load;

use super::ast::Module;
use super::parse::Fault;

/// Rewrites a module that passed the checks; `index` is its number in the load.
pub(super) fn module(index: usize, module: &Module, text: &str, load: &Load) -> Result<String, Vec<Fault>> {
    let mut printer = print::Printer::new(text);
    printer.start(module.package.span);
    printer.word("package ");
    printer.path(&module.package.path);
    let shared = rule::Module {
        load,
        package: module.package.path.iter().map(|name| name.text.clone()).collect(),
        imports: &module.imports,
        is_modern_not: module.not_bodies,
    };
    for rule in &module.rules {
        let mut rule = rule.clone();
        load.annotations().put_into(index, &shared.package, &mut rule);
        shared.rule(&rule, &mut printer);
    }
    for definition in load.stand_ins(&shared.package) {
        printer.word("\n");
        printer.word(&definition);
    }
    Ok(printer.finish())
}
