//! Values that are said over and over → the small numbers that stand for them in a history.
//!
//! What is known once is remembered while the history is open; what a write that failed had added is forgotten. Only who writes adds.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::database::{Database, Reason, Value};
use super::definitions::{Meaning, Meant};
use super::{code, digest};
use crate::model::adoption::AskedPath;
use crate::model::scorecard::Excuse;
use crate::model::selector::Facets;

/// Numbers that are known.
#[derive(Debug, Default)]
pub(super) struct Words {
    ids: HashMap<Arc<str>, i64>,
    sets: HashMap<[u8; 32], i64>,
    facets: HashMap<[u8; 32], i64>,
    waivers: HashMap<[u8; 32], i64>,
    cards: HashMap<Arc<str>, i64>,
    definitions: HashMap<[u8; 32], i64>,
    lines: HashMap<(i64, Arc<str>), i64>,
    meanings: HashMap<(i64, [u8; 32]), i64>,
    paths: HashMap<Arc<str>, i64>,
    path_definitions: HashMap<[u8; 32], i64>,
    /// The words of owner, system, domain and tier of facets, which roll-ups are kept by.
    groups: HashMap<i64, [i64; 4]>,
    /// The next free number of each table, while something is written.
    next: HashMap<&'static str, i64>,
}

/// A scorecard and its checks by their numbers.
#[derive(Clone, Debug)]
pub(super) struct Numbered {
    pub(super) card: i64,
    pub(super) definition: i64,
    /// Line and meaning, by check.
    pub(super) checks: HashMap<Arc<str>, (i64, i64)>,
}

impl Words {
    /// Another writer may have added something since, or removed sets that nothing was looked at by.
    pub(super) fn begin(&mut self) {
        self.next.clear();
        self.sets.clear();
    }

    /// The next free number of a table.
    pub(super) fn number(&mut self, database: &mut dyn Database, table: &'static str) -> Result<i64, Reason> {
        let next = if let Some(next) = self.next.get(table) {
            *next
        } else {
            let found = database.rows(&format!("SELECT COALESCE(MAX(id), 0) + 1 FROM {table}"), &[])?;
            found.first().map_or(1, |row| row.int(0))
        };
        self.next.insert(table, next + 1);
        Ok(next)
    }

    /// The number of a word.
    pub(super) fn word(&mut self, database: &mut dyn Database, word: &str) -> Result<i64, Reason> {
        if let Some(id) = self.ids.get(word) {
            return Ok(*id);
        }
        let adding = Adding { table: "word", keys: &["content"], columns: &[] };
        let id = self.found_or_added(database, &adding, vec![Value::from(word)], Vec::new())?;
        self.ids.insert(Arc::from(word), id);
        Ok(id)
    }

    /// The number of a word that may be absent.
    pub(super) fn maybe(&mut self, database: &mut dyn Database, word: Option<&str>) -> Result<Option<i64>, Reason> {
        word.map(|word| self.word(database, word)).transpose()
    }

    /// The number of a sorted set of words.
    pub(super) fn set(&mut self, database: &mut dyn Database, words: &[Arc<str>]) -> Result<i64, Reason> {
        let mut feed = super::run::Feed::default();
        feed.texts(words.iter().map(AsRef::as_ref));
        let digest = feed.finish();
        let adding = Adding { table: "word_set", keys: &["digest"], columns: &["content"] };
        if let Some(id) = self.sets.get(&digest) {
            return Ok(*id);
        }
        let content = Value::from(words.join("\n"));
        let id = self.found_or_added(database, &adding, vec![Value::from(digest.as_slice())], vec![content])?;
        Ok(remember(&mut self.sets, digest, id))
    }

    /// The number of what an entity is like.
    pub(super) fn facets(&mut self, database: &mut dyn Database, own: &Facets) -> Result<i64, Reason> {
        let digest = digest::of_facets(own);
        if let Some(id) = self.facets.get(&digest) {
            return Ok(*id);
        }
        let words = [&own.r#type, &own.lifecycle, &own.tier, &own.owner, &own.system, &own.domain];
        let mut values = vec![Value::Int(self.word(database, &own.kind)?)];
        for word in words {
            values.push(Value::from(self.maybe(database, word.as_deref())?));
        }
        values.extend([own.tags.join("\n"), own.languages.join("\n"), own.path.clone()].map(Value::from));
        let columns = &["kind", "type", "lifecycle", "tier", "owner", "system", "domain", "tags", "languages", "path"];
        let adding = Adding { table: "facets", keys: &["digest"], columns };
        let id = self.found_or_added(database, &adding, vec![Value::from(digest.as_slice())], values)?;
        Ok(remember(&mut self.facets, digest, id))
    }

    /// The number of a waiver at work.
    pub(super) fn waiver(&mut self, database: &mut dyn Database, own: Option<&Excuse>) -> Result<Option<i64>, Reason> {
        let Some(own) = own else { return Ok(None) };
        let digest = digest::of_excuse(own);
        if let Some(id) = self.waivers.get(&digest) {
            return Ok(Some(*id));
        }
        let values = vec![
            Value::from(own.id.as_ref()),
            Value::Int(code::of_effect(own.effect)),
            Value::Int(code::of_date(own.until)),
            Value::from(own.reason.as_ref()),
        ];
        let adding = Adding { table: "waiver", keys: &["digest"], columns: &["name", "effect", "ends", "reason"] };
        let id = self.found_or_added(database, &adding, vec![Value::from(digest.as_slice())], values)?;
        Ok(Some(remember(&mut self.waivers, digest, id)))
    }

    /// A scorecard with all its checks.
    pub(super) fn definition(&mut self, database: &mut dyn Database, own: &Meant) -> Result<Numbered, Reason> {
        let card = self.card(database, &own.definition.id)?;
        let definition = self.written(database, card, own)?;
        let mut checks = HashMap::new();
        for check in &own.card.checks {
            let line = self.line(database, card, &check.id)?;
            let meaning = self.meaning(database, line, own, &check.id)?;
            checks.insert(check.id.clone(), (line, meaning));
        }
        Ok(Numbered { card, definition, checks })
    }

    /// The number of a scorecard as it was written down.
    fn written(&mut self, database: &mut dyn Database, card: i64, own: &Meant) -> Result<i64, Reason> {
        if let Some(id) = self.definitions.get(&own.digest) {
            return Ok(*id);
        }
        let Meant { definition, digest, .. } = own;
        let columns = &["card", "version", "source", "content"];
        let adding = Adding { table: "definition", keys: &["digest"], columns };
        let texts = [&definition.version, &definition.source, &definition.text].map(|text| Value::Text(text.clone()));
        let values = [Value::Int(card)].into_iter().chain(texts).collect();
        let id = self.found_or_added(database, &adding, vec![Value::from(digest.as_slice())], values)?;
        Ok(remember(&mut self.definitions, *digest, id))
    }

    /// The number of a scorecard, whatever its version.
    pub(super) fn card(&mut self, database: &mut dyn Database, name: &Arc<str>) -> Result<i64, Reason> {
        if let Some(id) = self.cards.get(name) {
            return Ok(*id);
        }
        let adding = Adding { table: "card", keys: &["name"], columns: &[] };
        let id = self.found_or_added(database, &adding, vec![Value::Text(name.clone())], Vec::new())?;
        Ok(remember(&mut self.cards, name.clone(), id))
    }

    /// The number of a check of a scorecard, whatever it means.
    pub(super) fn line(&mut self, database: &mut dyn Database, card: i64, name: &Arc<str>) -> Result<i64, Reason> {
        let key = (card, name.clone());
        if let Some(id) = self.lines.get(&key) {
            return Ok(*id);
        }
        let adding = Adding { table: "line", keys: &["card", "name"], columns: &[] };
        let id =
            self.found_or_added(database, &adding, vec![Value::Int(card), Value::Text(name.clone())], Vec::new())?;
        Ok(remember(&mut self.lines, key, id))
    }

    fn meaning(&mut self, database: &mut dyn Database, line: i64, of: &Meant, check: &str) -> Result<i64, Reason> {
        of.meanings.get(check).map_or(Ok(0), |own| self.meant(database, line, own))
    }

    /// The number of a meaning of a check.
    pub(super) fn meant(&mut self, database: &mut dyn Database, line: i64, own: &Meaning) -> Result<i64, Reason> {
        if let Some(id) = self.meanings.get(&(line, own.digest)) {
            return Ok(*id);
        }
        let rule = self.word(database, &own.rule)?;
        let adding = Adding { table: "meaning", keys: &["line", "digest"], columns: &["rev", "rule"] };
        let keys = vec![Value::Int(line), Value::from(own.digest.as_slice())];
        let id = self.found_or_added(database, &adding, keys, vec![Value::from(own.rev), Value::Int(rule)])?;
        Ok(remember(&mut self.meanings, (line, own.digest), id))
    }

    /// The number of a golden path, whatever its version.
    pub(super) fn path(&mut self, database: &mut dyn Database, name: &Arc<str>) -> Result<i64, Reason> {
        if let Some(id) = self.paths.get(name) {
            return Ok(*id);
        }
        let adding = Adding { table: "golden_path", keys: &["name"], columns: &[] };
        let id = self.found_or_added(database, &adding, vec![Value::Text(name.clone())], Vec::new())?;
        Ok(remember(&mut self.paths, name.clone(), id))
    }

    /// The numbers of a golden path, and of what was asked of it.
    pub(super) fn asked_path(&mut self, database: &mut dyn Database, own: &AskedPath) -> Result<[i64; 2], Reason> {
        let path = self.path(database, &own.id)?;
        let digest = digest::of_path(own);
        if let Some(id) = self.path_definitions.get(&digest) {
            return Ok([path, *id]);
        }
        let columns = &["path", "version", "title", "at_least", "voluntary"];
        let adding = Adding { table: "path_definition", keys: &["digest"], columns };
        let values = vec![
            Value::Int(path),
            Value::Text(own.version.clone()),
            Value::Text(own.title.clone()),
            Value::from(own.at_least),
            Value::Int(own.is_voluntary.into()),
        ];
        let id = self.found_or_added(database, &adding, vec![Value::from(digest.as_slice())], values)?;
        Ok([path, remember(&mut self.path_definitions, digest, id)])
    }

    /// The words of owner, system, domain and tier of facets; 0 where there is none.
    pub(super) fn groups(&mut self, database: &mut dyn Database, facets: i64) -> Result<[i64; 4], Reason> {
        if let Some(known) = self.groups.get(&facets) {
            return Ok(*known);
        }
        let sql = "SELECT owner, system, domain, tier FROM facets WHERE id = $1";
        let found = database.rows(sql, &[Value::Int(facets)])?;
        let words = found.first().map_or([0; 4], |row| [0, 1, 2, 3].map(|at| row.int(at)));
        Ok(remember(&mut self.groups, facets, words))
    }

    /// The number of a row by what makes it the only one of its kind; a new row where there is none.
    fn found_or_added(
        &mut self,
        database: &mut dyn Database,
        adding: &Adding,
        keys: Vec<Value>,
        values: Vec<Value>,
    ) -> Result<i64, Reason> {
        let Adding { table, keys: names, columns } = adding;
        let wanted: Vec<_> = names.iter().enumerate().map(|(at, name)| format!("{name} = ${}", at + 1)).collect();
        let sql = format!("SELECT id FROM {table} WHERE {}", wanted.join(" AND "));
        if let Some(row) = database.rows(&sql, &keys)?.first() {
            return Ok(row.int(0));
        }
        let id = self.number(database, table)?;
        let all: Vec<&str> = ["id"].iter().chain(*names).chain(*columns).copied().collect();
        let marks: Vec<_> = (1..=all.len()).map(|at| format!("${at}")).collect();
        let sql = format!("INSERT INTO {table} ({}) VALUES ({})", all.join(", "), marks.join(", "));
        let row: Vec<Value> = [Value::Int(id)].into_iter().chain(keys).chain(values).collect();
        database.execute(&sql, &row)?;
        Ok(id)
    }
}

/// A table to which rows are added that are the only ones of their kind.
struct Adding {
    table: &'static str,
    keys: &'static [&'static str],
    columns: &'static [&'static str],
}

fn remember<K: Eq + Hash, V: Copy>(known: &mut HashMap<K, V>, key: K, value: V) -> V {
    known.insert(key, value);
    value
}
