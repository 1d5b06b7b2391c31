//! Rules that need themselves: found in the graph of what each definition refers to, without running anything.

use super::ir::{Base, Callee, Expr, ExprKind, Rule, Term, TermKind, Visitor};
use super::tree::{Tree, shown};
use crate::rego::parse::Fault;
use crate::rego::types::Key;

/// What each definition refers to: indices of definitions, by definition.
pub(super) struct Graph {
    edges: Vec<Vec<usize>>,
}

impl Graph {
    /// The graph of rules; `definition` says which definition of the tree each rule is.
    pub(super) fn of(tree: &Tree, rules: &[Rule], definition: &[usize]) -> Graph {
        let mut edges = vec![Vec::new(); tree.definitions.len()];
        for (rule, index) in rules.iter().zip(definition) {
            let mut paths = Vec::new();
            for branch in &rule.branches {
                let known = super::constants::Known::of(&branch.body);
                for (at, expr) in branch.body.iter().enumerate() {
                    expr.accept(&mut Paths(|path: &[Term]| paths.extend(known.expand(path, at))));
                }
                for term in branch.key.iter().chain(&branch.value) {
                    term.accept(&mut Paths(|path: &[Term]| paths.extend(known.expand(path, usize::MAX))));
                }
            }
            let mut as_it_stands = Paths(|path: &[Term]| paths.push(path.iter().map(Term::key).collect()));
            rule.parts.iter().for_each(|term| term.accept(&mut as_it_stands));
            if let Some(found) = edges.get_mut(*index) {
                for path in paths {
                    found.extend(tree.meant(&path));
                }
            }
        }
        for found in &mut edges {
            found.sort_unstable();
            found.dedup();
        }
        Graph { edges }
    }

    /// Definitions in an order in which each stands behind those that it refers to, in groups: a group of several, or of one that
    /// refers to itself, is recursive.
    pub(super) fn groups(&self) -> Vec<Vec<usize>> {
        Tarjan::run(&self.edges)
    }

    /// Tells of each group that is recursive.
    pub(super) fn check(&self, tree: &Tree, groups: &[Vec<usize>], faults: &mut Vec<(usize, Fault)>) {
        for group in groups {
            let [first, ..] = group.as_slice() else { continue };
            let is_recursive = group.len() > 1 || self.refers(*first, *first);
            if !is_recursive {
                continue;
            }
            let mut all = group.clone();
            all.sort_unstable();
            let Some(definition) = all.first().and_then(|first| tree.definitions.get(*first)) else { continue };
            let way = self.way(tree, all.first().copied().unwrap_or(*first), group);
            let message = format!("`{}` is recursive: {way}", shown(&definition.path));
            let help = "Rego has no recursion; use walk, graph.reachable or a comprehension";
            faults.push((definition.module, Fault::new(definition.at, message, Some(help))));
        }
    }

    fn refers(&self, from: usize, to: usize) -> bool {
        self.edges.get(from).is_some_and(|found| found.binary_search(&to).is_ok())
    }

    /// A shortest way from a definition back to itself, as names.
    fn way(&self, tree: &Tree, start: usize, group: &[usize]) -> String {
        let mut before: Vec<Option<usize>> = vec![None; self.edges.len()];
        let mut open = std::collections::VecDeque::from([start]);
        let mut last = start;
        'search: while let Some(at) = open.pop_front() {
            for next in self.edges.get(at).into_iter().flatten().filter(|next| group.contains(next)) {
                if *next == start {
                    last = at;
                    break 'search;
                }
                if let Some(slot) = before.get_mut(*next).filter(|slot| slot.is_none()) {
                    *slot = Some(at);
                    open.push_back(*next);
                }
            }
        }
        let mut names = vec![start, last];
        while last != start {
            let Some(previous) = before.get(last).copied().flatten() else { break };
            last = previous;
            names.push(last);
        }
        if names.get(1) == Some(&start) {
            names.pop();
            names.push(start);
        }
        names.reverse();
        let shown = names.iter().filter_map(|index| tree.definitions.get(*index)).map(|found| shown(&found.path));
        let mut shown: Vec<String> = shown.collect();
        shown.dedup();
        if shown.len() == 1 {
            shown.extend(shown.clone());
        }
        if shown.len() > 8 {
            shown.splice(4..shown.len() - 3, ["…".to_owned()]);
        }
        shown.join(" → ")
    }
}

/// Is called back with each path below `data`.
struct Paths<F>(F);

impl<F: FnMut(&[Term])> Visitor for Paths<F> {
    fn expr(&mut self, expr: &Expr) {
        if let ExprKind::Call { callee: Callee::Path(path), .. } = &expr.kind {
            let parts: Vec<Term> = path.iter().map(|key| Term { at: expr.at, kind: text(key) }).collect();
            self.0(&parts);
        }
    }

    fn term(&mut self, term: &Term) {
        if let TermKind::Ref(Base::Data, parts) = &term.kind {
            self.0(parts);
        }
    }
}

fn text(key: &Key) -> TermKind {
    match key {
        Key::String(text) | Key::Other(text) => TermKind::String(text.clone()),
        Key::Number(text) => TermKind::Number(text.clone()),
    }
}

/// Groups that are strongly connected, by Tarjan's way with a stack of its own.
struct Tarjan<'a> {
    edges: &'a [Vec<usize>],
    index: Vec<Option<usize>>,
    low: Vec<usize>,
    on_stack: Vec<bool>,
    stack: Vec<usize>,
    next: usize,
    groups: Vec<Vec<usize>>,
}

impl Tarjan<'_> {
    fn run(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let size = edges.len();
        let mut tarjan = Tarjan {
            edges,
            index: vec![None; size],
            low: vec![0; size],
            on_stack: vec![false; size],
            stack: Vec::new(),
            next: 0,
            groups: Vec::new(),
        };
        for node in 0..size {
            if tarjan.index.get(node).copied().flatten().is_none() {
                tarjan.visit(node);
            }
        }
        tarjan.groups
    }

    fn enter(&mut self, node: usize) {
        set(&mut self.index, node, Some(self.next));
        set(&mut self.low, node, self.next);
        set(&mut self.on_stack, node, true);
        self.stack.push(node);
        self.next += 1;
    }

    fn low(&self, node: usize) -> usize {
        self.low.get(node).copied().unwrap_or(0)
    }

    fn visit(&mut self, root: usize) {
        let mut calls = vec![(root, 0)];
        self.enter(root);
        while let Some((node, edge)) = calls.pop() {
            if let Some(next) = self.edges.get(node).and_then(|edges| edges.get(edge)).copied() {
                calls.push((node, edge + 1));
                match self.index.get(next).copied().flatten() {
                    None => {
                        self.enter(next);
                        calls.push((next, 0));
                    }
                    Some(index) if self.on_stack.get(next) == Some(&true) => {
                        let low = self.low(node).min(index);
                        set(&mut self.low, node, low);
                    }
                    Some(_) => {}
                }
                continue;
            }
            if self.index.get(node).copied().flatten() == Some(self.low(node)) {
                self.close(node);
            }
            if let Some((parent, _)) = calls.last() {
                let low = self.low(*parent).min(self.low(node));
                set(&mut self.low, *parent, low);
            }
        }
    }

    fn close(&mut self, node: usize) {
        let mut group = Vec::new();
        while let Some(member) = self.stack.pop() {
            set(&mut self.on_stack, member, false);
            group.push(member);
            if member == node {
                break;
            }
        }
        self.groups.push(group);
    }
}

fn set<T>(list: &mut [T], index: usize, value: T) {
    if let Some(slot) = list.get_mut(index) {
        *slot = value;
    }
}
