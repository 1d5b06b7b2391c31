//! Modules that were loaded together, as an evaluator needs them: all rules by their paths, and each module's rules with names
//! resolved and statements in order, when they are asked for.

use super::Source;
use super::annotations::Annotations;
use super::ast;
use super::check::ir::Rule;
use super::check::lowered;
use super::check::safety::Orders;
use super::check::tree::Tree;
use crate::model::Lines;

/// Modules that are evaluated together.
pub(crate) struct Linked {
    /// All packages and rules.
    pub(crate) tree: Tree,
    sources: Vec<Source>,
    trees: Vec<ast::Module>,
    annotations: Annotations,
}

impl Linked {
    /// Modules with their trees.
    pub(super) fn of(sources: Vec<Source>, trees: Vec<ast::Module>, annotations: Annotations) -> Self {
        let tree = Tree::of(&trees.iter().collect::<Vec<_>>());
        Self { tree, sources, trees, annotations }
    }

    /// The texts of the modules.
    pub(crate) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The trees of the modules.
    pub(super) fn trees(&self) -> &[ast::Module] {
        &self.trees
    }

    /// A module's rules, one a body of the text, each with the place of its rule in the module and the orders of its statements.
    pub(crate) fn lowered(&self, module: usize) -> Vec<(usize, Rule, Orders)> {
        self.trees.get(module).map_or_else(Vec::new, |tree| lowered((&self.tree, &self.annotations), module, tree))
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
