//! Tables: what is refused, where and why; what is not; and the recorded cases with OPA's answers.

mod accepted;
mod cases;
mod refused;

use crate::model::Lines;
use crate::rego::ast::Module;
use crate::rego::parse::parse;
use crate::rego::{self, Source, check};

/// `line:column message` for each mistake in modules that are loaded together; the file is told where there are several.
fn mistakes(texts: &[&str]) -> Vec<String> {
    let trees: Vec<Module> = texts.iter().map(|text| parse(text).unwrap()).collect();
    let checked = check::check(&trees.iter().collect::<Vec<_>>(), rego::NOTHING);
    let shown = |(index, fault): (usize, rego::parse::Fault)| {
        let source = Source { path: String::new(), text: texts[index].to_owned().into() };
        let error = fault.in_file(&source, &Lines::of(&source.text));
        let file = if texts.len() > 1 { format!("{index}:") } else { String::new() };
        format!("{file}{}:{} {}", error.line, error.column, error.message)
    };
    let mut all: Vec<String> = checked.faults.into_iter().map(shown).collect();
    all.sort();
    all
}

/// Those of one module in package `p`; its first line is the second of the file.
fn mistakes_of(rules: &str) -> Vec<String> {
    mistakes(&[&format!("package p\n{rules}\n")])
}
