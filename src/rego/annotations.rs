//! METADATA comments as `rego.metadata.rule()` and `rego.metadata.chain()` give them. Comments and a reader of YAML in,
//! values out.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::ast::{Module, Part, Rule, Span};
use super::parse::Fault;
use super::{Options, Source};

/// The keys of an annotation that a policy sees as they are.
const PLAIN: [&str; 5] = ["title", "description", "organizations", "custom", "labels"];

/// The annotations of a load.
#[derive(Default)]
pub(super) struct Annotations {
    rules: BTreeMap<(usize, usize), Value>,
    documents: BTreeMap<Vec<String>, Value>,
    packages: BTreeMap<Vec<String>, Value>,
    subpackages: BTreeMap<Vec<String>, Value>,
}

impl Annotations {
    /// Reads those of modules, all where they are yet to be checked, else where some module asks for them; with mistakes in them,
    /// by module.
    pub(super) fn of(
        sources: &[Source],
        modules: &[Module],
        (options, is_checked): (&Options<'_>, bool),
    ) -> (Self, Vec<(usize, Fault)>) {
        let (mut own, mut faults) = (Self::default(), Vec::new());
        if !is_checked || sources.iter().any(|source| source.text.contains("rego.metadata.")) {
            for (index, (source, module)) in sources.iter().zip(modules).enumerate() {
                let found = own.read(index, module, &source.text, options);
                faults.extend(found.into_iter().map(|fault| (index, fault)));
            }
        }
        (own, faults)
    }

    /// Reads those of a module; `index` is its number in the load.
    fn read(&mut self, index: usize, module: &Module, text: &str, options: &Options<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        let package: Vec<String> = module.package.path.iter().map(|name| name.text.clone()).collect();
        for block in blocks(&module.comments, text) {
            let span = block.span;
            let rule = module.rules.iter().find(|rule| rule.span.start > span.end);
            let is_package = module.package.span.start > span.end;
            match (options.annotations)(&block.yaml) {
                Ok(Value::Object(fields)) => {
                    let value = annotation(&fields, is_package);
                    let path = || rule.map(|rule| path(&package, rule));
                    match value.get("scope").and_then(Value::as_str) {
                        Some("package") => drop(self.packages.insert(package.clone(), value)),
                        Some("subpackages") => drop(self.subpackages.insert(package.clone(), value)),
                        Some("document") => drop(path().map(|path| self.documents.insert(path, value))),
                        _ => drop(rule.map(|rule| self.rules.insert((index, rule.span.start), value))),
                    }
                }
                Ok(_) => faults.push(Fault::new(span, "METADATA: the annotation is no YAML mapping", None)),
                Err((offset, message)) => {
                    let at = block.at(offset);
                    let help = "the comments below `# METADATA` are YAML, up to the first line that is none";
                    faults.push(Fault::new(Span { start: at, end: at }, format!("METADATA: {message}"), Some(help)));
                }
            }
        }
        faults
    }

    /// `rego.metadata.rule()` in a rule.
    pub(super) fn of_rule(&self, index: usize, rule: &Rule) -> Value {
        self.rules.get(&(index, rule.span.start)).cloned().unwrap_or_else(|| json!({}))
    }

    /// `rego.metadata.chain()` in a rule.
    pub(super) fn chain(&self, index: usize, package: &[String], rule: &Rule) -> Value {
        let link = |path: &[String], annotations: &Value| json!({ "path": path, "annotations": annotations });
        let own = path(package, rule);
        let mut chain = vec![match self.rules.get(&(index, rule.span.start)) {
            Some(found) => link(&own, found),
            None => json!({ "path": own }),
        }];
        chain.extend(self.documents.get(&own).map(|found| link(&own, found)));
        chain.extend(self.packages.get(package).map(|found| link(package, found)));
        for length in (1..=package.len()).rev() {
            if let Some(package) = package.get(..length) {
                chain.extend(self.subpackages.get(package).map(|found| link(package, found)));
            }
        }
        Value::Array(chain)
    }
}

fn path(package: &[String], rule: &Rule) -> Vec<String> {
    let parts = rule.head.parts.iter().map_while(Part::constant).map(str::to_owned);
    package.iter().cloned().chain([rule.head.name.text.clone()]).chain(parts).collect()
}

/// Comments that start with `METADATA`.
struct Block {
    span: Span,
    yaml: String,
    /// Where each line begins: in the YAML, and in the policy.
    lines: Vec<(usize, usize)>,
}

impl Block {
    /// The place in the policy of an offset in the YAML.
    fn at(&self, offset: usize) -> usize {
        let line = self.lines.iter().rfind(|(start, _)| *start <= offset);
        line.map_or(self.span.start, |(start, place)| place + offset - start)
    }

    /// Adds a comment; `said` is what stands behind its sign.
    fn push(&mut self, comment: Span, said: &str) {
        let line = said.strip_prefix(' ').unwrap_or(said);
        let sign = 1 + said.len() - line.len();
        self.lines.push((self.yaml.len(), comment.start + sign));
        self.yaml.push_str(line);
        self.yaml.push('\n');
        self.span.end = comment.end;
    }
}

/// The blocks of comments that start with `METADATA`.
fn blocks(comments: &[Span], text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut end = None;
    for comment in comments {
        let before = text.get(..comment.start).unwrap_or("");
        let said = comment.text(text).get(1..).unwrap_or("");
        let is_alone = before.is_empty() || before.ends_with('\n');
        let is_next =
            end.is_some_and(|end| text.get(end..comment.start).is_some_and(|gap| gap.trim_matches('\r') == "\n"));
        match blocks.last_mut() {
            Some(block) if is_next && is_alone => {
                block.push(*comment, said);
                end = Some(comment.end);
            }
            _ if is_alone && said.trim() == "METADATA" => {
                blocks.push(Block { span: *comment, yaml: String::new(), lines: Vec::new() });
                end = Some(comment.end);
            }
            _ => end = None,
        }
    }
    blocks
}

/// The annotation as OPA gives it to a policy.
fn annotation(fields: &Map<String, Value>, is_package: bool) -> Value {
    let mut out = Map::new();
    let is_entrypoint = fields.get("entrypoint") == Some(&Value::Bool(true));
    let default = match (is_package, is_entrypoint) {
        (true, _) => "package",
        (false, true) => "document",
        (false, false) => "rule",
    };
    let scope = fields.get("scope").and_then(Value::as_str).unwrap_or(default);
    out.insert("scope".to_owned(), Value::from(scope));
    if is_entrypoint {
        out.insert("entrypoint".to_owned(), Value::Bool(true));
    }
    for key in PLAIN {
        if let Some(value) = fields.get(key).filter(|value| !value.is_null()) {
            out.insert(key.to_owned(), value.clone());
        }
    }
    for (key, each) in [("related_resources", resource as fn(&Value) -> Value), ("authors", author)] {
        if let Some(Value::Array(items)) = fields.get(key) {
            out.insert(key.to_owned(), Value::Array(items.iter().map(each).collect()));
        }
    }
    Value::Object(out)
}

fn resource(value: &Value) -> Value {
    value.as_str().map_or_else(|| value.clone(), |link| json!({ "ref": link }))
}

/// `Jane Doe <jane@example.com>`
fn author(value: &Value) -> Value {
    let Some(text) = value.as_str() else { return value.clone() };
    let (name, mail) = match text.trim().rsplit_once(char::is_whitespace) {
        Some((name, mail)) if mail.starts_with('<') && mail.ends_with('>') => (name.trim(), mail),
        None if text.starts_with('<') && text.ends_with('>') => ("", text),
        _ => (text.trim(), ""),
    };
    let mut out = Map::new();
    for (key, text) in [("name", name), ("email", mail.trim_matches(['<', '>']))] {
        if !text.is_empty() {
            out.insert(key.to_owned(), Value::from(text));
        }
    }
    Value::Object(out)
}
