//! `mkdocs.yml` → the folder of its pages and the pages that its navigation names.

use std::sync::Arc;

use regorus::Value;

use super::super::value::{list, number, object, text};
use super::super::{Source, Unknown};
use super::links::Links;
use crate::model::lines::Lines;
use crate::model::paths::joined;
use crate::model::spans::{NodeId, Spans};
use crate::parse::{self, Tree};

/// Plugins that make pages, or read other folders: what a clone lacks may be there all the same.
const MAKERS: [&str; 9] =
    ["gen-files", "multirepo", "monorepo", "literate-nav", "api-autonav", "autoapi", "mkdoxy", "blog", "i18n"];

/// A site of MkDocs.
pub(super) struct Site {
    /// Its file.
    pub(super) path: Arc<str>,
    /// The folder of its pages, where it is known.
    pub(super) docs_dir: Option<String>,
    nav: Option<Vec<(String, usize)>>,
    /// Whether only what the clone has is there.
    is_complete: bool,
}

/// Whether a file configures a site by its name.
pub(super) fn is_site(name: &str) -> bool {
    matches!(name, "mkdocs.yml" | "mkdocs.yaml")
}

/// The sites of a repository.
pub(super) fn sites(source: &Source<'_>) -> Result<Vec<Site>, Unknown> {
    let mut sites = Vec::new();
    for file in source.files.iter().filter(|file| is_site(file.file_name())) {
        let Some(content) = source.text(file)? else { continue };
        let parsed = parse::yaml::parse(&content, parse::yaml::Dialect::GitHub);
        let Some(tree) = parsed.trees.first() else { continue };
        sites.push(site(file.path.clone(), file.folder(), &content, tree));
    }
    Ok(sites)
}

fn site(path: Arc<str>, folder: &str, content: &str, tree: &Tree) -> Site {
    let top = &tree.value;
    let docs_dir = match &top["docs_dir"] {
        Value::Undefined => joined(folder, "docs"),
        Value::String(own) => joined(folder, own),
        // `!ENV [DOCS_DIR, docs]` is known only when it runs.
        _ => None,
    };
    let plugins = top["plugins"].as_array().ok();
    let name = |plugin: &Value| match plugin {
        Value::Object(own) => own.keys().next().and_then(|key| key.as_string().ok().cloned()),
        other => other.as_string().ok().cloned(),
    };
    let makes = |plugin: &Value| name(plugin).is_some_and(|name| MAKERS.iter().any(|maker| name.ends_with(maker)));
    let named = tree.spans.children(0).find(|id| tree.spans.name(*id, content) == Some("nav"));
    let nav = named.map(|id| {
        let mut walk = Walk { spans: &tree.spans, content, lines: Lines::of(content), found: Vec::new() };
        walk.entry(&top["nav"], id, 0);
        walk.found
    });
    let is_complete = top["INHERIT"] == Value::Undefined
        && top["hooks"] == Value::Undefined
        && !plugins.is_some_and(|plugins| plugins.iter().any(makes));
    Site { path, docs_dir, nav, is_complete }
}

struct Walk<'t> {
    spans: &'t Spans,
    content: &'t str,
    lines: Lines,
    found: Vec<(String, usize)>,
}

/// Deeper navigations are nobody's.
const MOST_LEVELS: usize = 50;

impl Walk<'_> {
    fn entry(&mut self, value: &Value, id: NodeId, depth: usize) {
        if depth > MOST_LEVELS {
            return;
        }
        match value {
            Value::String(target) => {
                let line = self.lines.position(self.content, self.spans.value(id).start).line as usize;
                self.found.push((target.to_string(), line));
            }
            Value::Array(items) => {
                for (item, id) in items.iter().zip(self.spans.children(id)) {
                    self.entry(item, id, depth + 1);
                }
            }
            Value::Object(_) => {
                for id in self.spans.children(id) {
                    if let Some(name) = self.spans.name(id, self.content) {
                        self.entry(&value[name], id, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }
}

impl Site {
    /// The value of the site's file.
    pub(super) fn value(&self, links: &Links<'_>) -> Value {
        let entry = |(target, line): &(String, usize)| {
            let exists = self.exists(target, links).map(Value::Bool);
            object([("target", text(target)), ("line", number(*line)), ("exists", exists)])
        };
        object([
            ("docs_dir", self.docs_dir.as_deref().and_then(text)),
            ("nav", self.nav.as_ref().map(|nav| list(nav.iter().map(entry)))),
        ])
    }

    fn exists(&self, target: &str, links: &Links<'_>) -> Option<bool> {
        if let Some(included) = target.strip_prefix("!include ") {
            let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            return joined(folder, included.trim()).map(|path| links.is_there(&path));
        }
        let target = target.split('#').next().unwrap_or(target);
        if target.is_empty() || target.starts_with('/') || target.contains("://") || target.contains(['*', ':']) {
            return None;
        }
        let is_there = links.is_there(&joined(self.docs_dir.as_deref()?, target)?);
        (is_there || self.is_complete).then_some(is_there)
    }
}
