//! Looks over an XML text before it is parsed: how deep, how many attributes, how much its entities and namespaces cost.
//!
//! One pass over the text, the same tokens that the parser sees. Gives a fault where parsing could take more time or memory than
//! the text is worth. Never checks whether the text is right.

use std::collections::BTreeMap;

use super::MAX_DEPTH;
use crate::parse::Fault;

/// Attributes of one element.
const MAX_ATTRIBUTES: usize = 1_000;

/// Entities that a text declares.
const MAX_ENTITIES: usize = 1_000;

/// Bytes that all references to them may come to.
const MAX_EXPANSION: u64 = 16 * 1024 * 1024;

/// Elements times the namespaces that each of them sees: what looking up prefixes costs.
const MAX_LOOKUPS: usize = 200_000_000;

/// What an entity stands for: plain bytes and references.
#[derive(Default)]
struct Entity<'t> {
    plain: u64,
    references: Vec<&'t str>,
}

/// Refuses a text that costs too much.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    let mut scan = Scan { text, at: 0, namespaces: vec![0], lookups: 0, entities: BTreeMap::new(), declared: 0 };
    while let Some(found) = text.get(scan.at..).and_then(|rest| rest.find('<')) {
        scan.at += found;
        scan.token()?;
    }
    scan.expansion()
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// Namespaces that each open element sees.
    namespaces: Vec<usize>,
    lookups: usize,
    entities: BTreeMap<&'t str, Entity<'t>>,
    declared: usize,
}

impl<'t> Scan<'t> {
    /// Reads what starts with the `<` that is next.
    fn token(&mut self) -> Result<(), Fault> {
        let rest = self.text.get(self.at..).unwrap_or("");
        if rest.starts_with("<!--") {
            self.skip_to(4, "-->");
        } else if rest.starts_with("<![CDATA[") {
            self.skip_to(9, "]]>");
        } else if rest.starts_with("<?") {
            self.skip_to(2, "?>");
        } else if rest.starts_with("<!ENTITY") {
            return self.entity();
        } else if rest.starts_with("<!DOCTYPE") {
            self.skip_over(9, |c| matches!(c, '[' | '>'));
        } else if rest.starts_with("<!") {
            self.skip_to(2, ">");
        } else if rest.starts_with("</") {
            if self.namespaces.len() > 1 {
                self.namespaces.pop();
            }
            self.skip_to(2, ">");
        } else {
            return self.element();
        }
        Ok(())
    }

    fn skip_to(&mut self, from: usize, end: &str) {
        let rest = self.text.get(self.at + from..).unwrap_or("");
        self.at = rest.find(end).map_or(self.text.len(), |found| self.at + from + found + end.len());
    }

    /// Skips to a character outside of quotes; gives what was skipped.
    fn skip_over(&mut self, from: usize, is_end: impl Fn(char) -> bool) -> &'t str {
        let start = self.at + from;
        let rest = self.text.get(start..).unwrap_or("");
        let mut quote = None;
        let end = rest.find(|c: char| match quote {
            None if is_end(c) => true,
            None => {
                quote = Some(c).filter(|c| matches!(c, '"' | '\''));
                false
            }
            Some(open) => {
                quote = Some(open).filter(|open| c != *open);
                false
            }
        });
        let end = end.map_or(self.text.len(), |end| start + end);
        self.at = (end + 1).min(self.text.len());
        self.text.get(start.min(end)..end).unwrap_or("")
    }

    fn element(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let tag = self.skip_over(1, |c| c == '>');
        let attributes = tag.bytes().filter(|byte| *byte == b'=').count();
        if attributes > MAX_ATTRIBUTES && attributes_of(tag) > MAX_ATTRIBUTES {
            return Err(Fault::syntax(start, "an element with more than 1,000 attributes"));
        }
        let own = if attributes > 0 { tag.matches("xmlns").count() } else { 0 };
        let seen = self.namespaces.last().copied().unwrap_or(0) + own;
        self.lookups = self.lookups.saturating_add(seen.saturating_mul(1 + attributes));
        if self.lookups > MAX_LOOKUPS {
            return Err(Fault::syntax(start, "too many namespaces for so many elements"));
        }
        if !tag.ends_with('/') {
            self.namespaces.push(seen);
            if self.namespaces.len() > MAX_DEPTH + 1 {
                return Err(Fault::syntax(start, "nested deeper than 500 levels"));
            }
        }
        Ok(())
    }

    fn entity(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let declaration = self.skip_over("<!ENTITY".len(), |c| c == '>').trim();
        self.declared += 1;
        if self.declared > MAX_ENTITIES {
            return Err(Fault::syntax(start, "more than 1,000 entities"));
        }
        let (name, value) = declaration.split_once(char::is_whitespace).unwrap_or((declaration, ""));
        let entity = self.entities.entry(name).or_default();
        entity.plain = entity.plain.saturating_add(value.len() as u64);
        entity.references.extend(references(value));
        Ok(())
    }

    /// Whether all references of the text together come to more than is sane.
    fn expansion(&self) -> Result<(), Fault> {
        if self.entities.is_empty() {
            return Ok(());
        }
        // The parser follows ten references inside of each other; a circle grows here until it is too much.
        let mut sizes: BTreeMap<&str, u64> = self.entities.iter().map(|(name, entity)| (*name, entity.plain)).collect();
        for _ in 0..12 {
            sizes = self
                .entities
                .iter()
                .map(|(name, entity)| {
                    let inner = entity.references.iter().map(|inner| sizes.get(inner).copied().unwrap_or(0));
                    (*name, inner.fold(entity.plain, u64::saturating_add))
                })
                .collect();
        }
        let total =
            references(self.text).map(|name| sizes.get(name).copied().unwrap_or(0)).fold(0u64, u64::saturating_add);
        if total > MAX_EXPANSION {
            let start = self.text.find("<!ENTITY").unwrap_or(0);
            let fault = Fault::syntax(start, "the entities declared here grow to more than 16 MiB where they are used");
            return Err(Fault {
                help: Some("write the text out, without entities that hold entities".to_owned()),
                ..fault
            });
        }
        Ok(())
    }
}

/// Names between `&` and `;`.
fn references(text: &str) -> impl Iterator<Item = &str> {
    const LONGEST: usize = 256;
    text.match_indices('&').filter_map(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or("");
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
        rest.get(..end).filter(|name| !name.starts_with('#'))
    })
}

/// Equal signs that stand outside of quotes.
fn attributes_of(tag: &str) -> usize {
    let mut quote = None;
    tag.bytes()
        .filter(|byte| match quote {
            None => {
                quote = Some(*byte).filter(|byte| matches!(byte, b'"' | b'\''));
                *byte == b'='
            }
            Some(open) => {
                quote = Some(open).filter(|open| byte != open);
                false
            }
        })
        .count()
}
