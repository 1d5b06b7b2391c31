//! The METADATA comment of a policy → [`RuleInfo`], with every mistake on its line.

use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

pub(super) use super::block::{Block, find};
use crate::config::{Mistake, nearest};
use crate::model::fact::{FACTS, is_fact};
use crate::model::rule::{Link, Parameter, RuleInfo, Severity};
use crate::model::spans::{NodeId, NodeKind, Spans};
use crate::parse::yaml;

impl Block {
    /// Whether it is meant for karat: it says which documents the rule is about, or what to do. Annotations that were written
    /// for other tools make no rule of ours, whatever they hold deeper inside.
    pub(super) fn is_ours(&self) -> bool {
        const FIELDS: [&str; 2] = ["kinds", "remediation"];
        let parsed = yaml::parse(&self.yaml, yaml::Dialect::GitHub);
        let (Some(tree), []) = (parsed.trees.first(), parsed.faults.as_slice()) else { return false };
        let places = [&tree.value, &tree.value["custom"]];
        places.iter().any(|place| FIELDS.iter().any(|field| place[*field] != Value::Undefined))
    }
}

/// A policy file whose METADATA is read.
pub(super) struct File<'a> {
    /// The id that its place gives it.
    pub(super) id: &'a str,
    /// The file, as errors name it.
    pub(super) path: &'a str,
    /// Its text.
    pub(super) text: &'a str,
    /// Built in, or from `--policy`.
    pub(super) built_in: bool,
}

/// Reads a block; a mistake leaves no rule. One that is no YAML is told of where the policy is loaded.
pub(super) fn read(file: &File<'_>, block: &Block, mistakes: &mut Vec<Mistake>) -> Option<RuleInfo> {
    let parsed = yaml::parse(&block.yaml, yaml::Dialect::GitHub);
    let tree = parsed.trees.into_iter().next().filter(|_| parsed.faults.is_empty())?;
    let reader = Reader { file, block, spans: &tree.spans, mistakes: Vec::new() };
    let (info, found) = reader.info(&tree.value);
    let clean = found.is_empty();
    mistakes.extend(found);
    info.filter(|_| clean)
}

const TOP: [&str; 8] =
    ["title", "description", "related_resources", "custom", "scope", "authors", "organizations", "schemas"];
const CUSTOM: [&str; 12] = [
    "severity",
    "kinds",
    "remediation",
    "controls",
    "parameters",
    "documents",
    "needs_documents",
    "facts",
    "since",
    "aliases",
    "overlaps",
    "deprecated",
];

struct Reader<'a> {
    file: &'a File<'a>,
    block: &'a Block,
    spans: &'a Spans,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn info(mut self, value: &Value) -> (Option<RuleInfo>, Vec<Mistake>) {
        let custom = self.child(0, "custom");
        self.known(0, &TOP);
        if let Some(custom) = custom {
            self.known(custom, &CUSTOM);
        }
        let custom_value = &value["custom"];
        let title = self.text(value, 0, "title");
        let description = self.text(value, 0, "description");
        let related = self.related(value);
        let at = custom.unwrap_or(0);
        let severity = self.severity(custom_value, at);
        let kinds = self.strings(custom_value, at, "kinds");
        let remediation = self.text(custom_value, at, "remediation");
        let documents = self.strings(custom_value, at, "documents");
        let needs_documents = self.flag(custom_value, at, "needs_documents");
        let facts = self.facts(custom_value, at);
        if needs_documents && documents.is_empty() {
            let at = self.child(at, "needs_documents").unwrap_or(at);
            self.wrong(
                at,
                "`needs_documents` needs `documents`",
                "name their kinds, such as `documents: [kubernetes]`",
            );
        }
        if kinds.is_empty() {
            self.wrong(at, "`custom.kinds` is missing", "name the kinds of documents, such as [kubernetes/workload]");
        }
        if let Some(scope) = value["scope"].as_string().ok().filter(|scope| scope.as_ref() != "package") {
            let message = format!("METADATA above the package has scope `package`, not `{scope}`");
            self.wrong(self.child(0, "scope").unwrap_or(0), &message, "write `scope: package`");
        }
        let info = (|| {
            Some(RuleInfo {
                id: Arc::from(self.file.id),
                title: title?,
                description: description?,
                severity: severity?,
                kinds,
                needs_documents,
                documents,
                facts,
                remediation: remediation?,
                controls: self.controls(custom_value, at),
                parameters: self.parameters(custom_value, at),
                related,
                aliases: self.strings(custom_value, at, "aliases"),
                overlaps: self.strings(custom_value, at, "overlaps"),
                deprecated: self.flag(custom_value, at, "deprecated"),
                since: custom_value["since"].as_string().ok().map(ToString::to_string),
                help_uri: None,
                built_in: self.file.built_in,
                source: self.file.path.to_owned(),
                line: self.block.line,
            })
        })();
        (info, self.mistakes)
    }

    fn child(&self, parent: NodeId, name: &str) -> Option<NodeId> {
        (self.spans.kind(parent) == NodeKind::Mapping)
            .then(|| self.spans.children(parent).find(|id| self.spans.name(*id, &self.block.yaml) == Some(name)))
            .flatten()
    }

    fn known(&mut self, parent: NodeId, names: &[&str]) {
        let children: Vec<_> = self.spans.children(parent).collect();
        for id in children {
            let Some(name) = self.spans.name(id, &self.block.yaml).filter(|name| !names.contains(name)) else {
                continue;
            };
            let help = match nearest(name, names.iter().copied()) {
                _ if CUSTOM.contains(&name) => "it belongs below `custom:`".to_owned(),
                _ if TOP.contains(&name) => "it belongs at the top, not below `custom:`".to_owned(),
                Some(guess) => format!("did you mean `{guess}`?"),
                None => format!("the fields are: {}", names.join(", ")),
            };
            self.wrong(id, &format!("METADATA has no field `{name}`"), &help);
        }
    }

    fn text(&mut self, parent: &Value, node: NodeId, name: &str) -> Option<String> {
        match &parent[name] {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Undefined => {
                self.wrong(node, &format!("`{name}` is missing"), &format!("add `{name}:` to the METADATA"));
                None
            }
            _ => {
                let at = self.child(node, name).unwrap_or(node);
                self.wrong(at, &format!("`{name}` is a text"), "quote it if it looks like a number or a truth value");
                None
            }
        }
    }

    fn severity(&mut self, custom: &Value, node: NodeId) -> Option<Severity> {
        let word = self.text(custom, node, "severity")?;
        let severity = Severity::parse(&word);
        if severity.is_none() {
            let at = self.child(node, "severity").unwrap_or(node);
            self.wrong(at, &format!("`{word}` is no severity"), "low, medium, high or critical");
        }
        severity
    }

    fn flag(&mut self, parent: &Value, node: NodeId, name: &str) -> bool {
        match &parent[name] {
            Value::Undefined => false,
            Value::Bool(flag) => *flag,
            _ => {
                let at = self.child(node, name).unwrap_or(node);
                self.wrong(at, &format!("`{name}` is true or false"), &format!("write `{name}: true`"));
                false
            }
        }
    }

    fn strings(&mut self, parent: &Value, node: NodeId, name: &str) -> Vec<String> {
        let all = match &parent[name] {
            Value::Undefined => Some(Vec::new()),
            Value::Array(items) => items.iter().map(|item| item.as_string().ok().map(ToString::to_string)).collect(),
            _ => None,
        };
        all.unwrap_or_else(|| {
            let at = self.child(node, name).unwrap_or(node);
            self.wrong(at, &format!("`{name}` is a list of texts"), &format!("write `{name}: [a, b]`"));
            Vec::new()
        })
    }

    fn facts(&mut self, custom: &Value, node: NodeId) -> Vec<String> {
        let facts = self.strings(custom, node, "facts");
        for unknown in facts.iter().filter(|name| !is_fact(name)) {
            let at = self.child(node, "facts").unwrap_or(node);
            let help = nearest(unknown, FACTS.into_iter()).map_or_else(
                || format!("the facts are: {}", FACTS.join(", ")),
                |guess| format!("did you mean `{guess}`?"),
            );
            self.wrong(at, &format!("there is no fact `{unknown}`"), &help);
        }
        facts
    }

    fn related(&mut self, value: &Value) -> Vec<Link> {
        let links: Vec<_> = match &value["related_resources"] {
            Value::Array(items) => items
                .iter()
                .filter_map(|item| match item {
                    Value::String(url) => Some(Link { url: url.to_string(), description: None }),
                    other => Some(Link {
                        url: other["ref"].as_string().ok()?.to_string(),
                        description: other["description"].as_string().ok().map(ToString::to_string),
                    }),
                })
                .collect(),
            _ => Vec::new(),
        };
        if links.is_empty() {
            let at = self.child(0, "related_resources").unwrap_or(0);
            self.wrong(
                at,
                "`related_resources` names at least one norm",
                "add `- ref: https://…` with a `description`",
            );
        }
        links
    }

    fn controls(&mut self, custom: &Value, node: NodeId) -> BTreeMap<String, Vec<String>> {
        let Value::Object(frameworks) = &custom["controls"] else { return BTreeMap::new() };
        let at = self.child(node, "controls").unwrap_or(node);
        let names: Vec<_> = frameworks.iter().filter_map(|(key, _)| key.as_string().ok().cloned()).collect();
        names.iter().map(|name| (name.to_string(), self.strings(&custom["controls"], at, name))).collect()
    }

    fn parameters(&mut self, custom: &Value, node: NodeId) -> BTreeMap<String, Parameter> {
        let Value::Object(given) = &custom["parameters"] else { return BTreeMap::new() };
        let mut parameters = BTreeMap::new();
        for (key, value) in given.iter() {
            let (Ok(name), default) = (key.as_string(), value["default"].clone()) else { continue };
            let description = value["description"].as_string().ok().map(ToString::to_string);
            match (default, description) {
                (Value::Undefined, _) | (_, None) => {
                    let at = self.child(node, "parameters").and_then(|at| self.child(at, name)).unwrap_or(node);
                    let message = format!("parameter `{name}` has a `default` and a `description`");
                    self.wrong(at, &message, "add what is missing");
                }
                (default, Some(description)) => {
                    parameters.insert(name.to_string(), Parameter { default, description });
                }
            }
        }
        parameters
    }

    fn wrong(&mut self, node: NodeId, message: &str, help: &str) {
        let span = self.spans.key(node).unwrap_or_else(|| self.spans.value(node));
        let base = self.block.span.start;
        let end = span.end.min(span.start + 80).max(span.start);
        let range = base + span.start as usize..base + end as usize;
        self.mistakes.push(Mistake::new(self.file.path, &Arc::from(self.file.text), range, message).with_help(help));
    }
}
