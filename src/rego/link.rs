//! Modules that were loaded together, as an evaluator needs them: all rules by their paths, and each rule with names resolved and
//! statements in order, when it is asked for.

use std::sync::OnceLock;

use super::Source;
use super::annotations::Annotations;
use super::ast;
use super::check::ir::Rule;
use super::check::safety::Orders;
use super::check::tree::Tree;
use super::check::{Context, Names, lowered};
use super::parse::Unread;
use crate::model::Lines;

/// Modules that are evaluated together.
pub(crate) struct Linked {
    /// All packages and rules.
    pub(crate) tree: Tree,
    sources: Vec<Source>,
    trees: Vec<ast::Module>,
    /// What was not read yet of a module, whose tree has no more than the heads of its rules then.
    unread: Vec<Option<Unread>>,
    /// What the names of each module mean, where somebody asked for one of its rules.
    names: Vec<OnceLock<Names>>,
    annotations: Annotations,
}

impl Linked {
    /// Modules with their trees.
    pub(super) fn of(
        sources: Vec<Source>,
        (trees, unread): (Vec<ast::Module>, Vec<Option<Unread>>),
        annotations: Annotations,
    ) -> Self {
        let tree = Tree::of(&trees.iter().collect::<Vec<_>>());
        let names = trees.iter().map(|_| OnceLock::new()).collect();
        Self { tree, sources, trees, unread, names, annotations }
    }

    /// The texts of the modules.
    pub(crate) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The trees of the modules.
    pub(super) fn trees(&self) -> &[ast::Module] {
        &self.trees
    }

    /// The rule at a place of a module, one a body of the text, each with the orders of its statements.
    pub(crate) fn lowered(&self, module: usize, place: usize) -> Vec<(Rule, Orders)> {
        let Some((tree, names)) = self.trees.get(module).zip(self.names.get(module)) else { return Vec::new() };
        let names = names.get_or_init(|| Names::of(&self.tree, tree));
        let context = Context::of(&self.tree, (module, tree), names);
        let read = self.unread.get(module).and_then(Option::as_ref).map(|unread| unread.rule(self.text(module), place));
        let rule = read.as_ref().map_or_else(|| tree.rules.get(place), Option::as_ref);
        rule.map(|rule| lowered(&context, (place, rule), &self.annotations)).unwrap_or_default()
    }

    fn text(&self, module: usize) -> &str {
        self.sources.get(module).map_or("", |source| &source.text)
    }

    /// How many parts the package of a module has.
    pub(crate) fn package(&self, module: usize) -> usize {
        self.trees.get(module).map_or(0, |tree| tree.package.path.len())
    }

    /// `file:line` of a byte of a module.
    pub(crate) fn place(&self, module: usize, at: usize) -> String {
        let Some(source) = self.sources.get(module) else { return String::new() };
        format!("{}:{}", source.path, self.line(module, at))
    }

    /// The line of a byte of a module, from 1.
    pub(crate) fn line(&self, module: usize, at: usize) -> u32 {
        let Some(source) = self.sources.get(module) else { return 0 };
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        Lines::of(&source.text).position(&source.text, at).line
    }
}
