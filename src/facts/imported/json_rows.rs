//! JSON and JSON Lines → rows with the place of each field.
//!
//! An array of objects, objects one a line, or `{"as_of": …, "rows": […]}`. In JSON Lines an object with nothing but `as_of`
//! declares the date.

use std::collections::BTreeMap;

use regorus::Value;

use super::fields::moment;
use super::{Content, Mistake, Row};
use crate::model::spans::{NodeId, NodeKind, Spans};
use crate::parse;

/// Reads a text.
pub(super) fn read(text: &str) -> Content {
    let parsed = parse::json::parse(text, parse::json::Syntax::Json);
    let mut rows = Content::default();
    rows.mistakes.extend(parsed.faults.into_iter().map(|fault| Mistake { at: fault.offset, message: fault.message }));
    for tree in &parsed.trees {
        let mut reader = Reader { text, spans: &tree.spans, rows: &mut rows };
        reader.top(&tree.value);
    }
    rows
}

struct Reader<'t> {
    text: &'t str,
    spans: &'t Spans,
    rows: &'t mut Content,
}

impl Reader<'_> {
    fn top(&mut self, value: &Value) {
        let declared = &value["as_of"];
        let entries = value.as_object().map_or(0, regorus::value::Object::len);
        let has_rows = matches!(value["rows"], Value::Array(_));
        if *declared != Value::Undefined && (has_rows || entries == 1) {
            self.rows.as_of = self.rows.as_of.max(moment(declared));
            if moment(declared).is_none() {
                self.rows
                    .mistakes
                    .push(Mistake { at: self.spans.value(0).start, message: "`as_of` is no date".to_owned() });
            }
            if entries == 1 {
                return;
            }
        }
        if has_rows {
            let id = self.spans.children(0).find(|id| self.spans.name(*id, self.text) == Some("rows"));
            self.list(&value["rows"], id.unwrap_or(0));
        } else if let Value::Array(_) = value {
            self.list(value, 0);
        } else {
            self.row(value, 0);
        }
    }

    fn list(&mut self, value: &Value, id: NodeId) {
        let items = value.as_array().ok();
        for (item, id) in items.into_iter().flat_map(|items| items.iter()).zip(self.spans.children(id)) {
            self.row(item, id);
        }
    }

    fn row(&mut self, value: &Value, id: NodeId) {
        let at = self.spans.value(id).start;
        if self.spans.kind(id) != NodeKind::Mapping {
            self.rows.mistakes.push(Mistake { at, message: "a row is an object".to_owned() });
            return;
        }
        let place = |id| Some((self.spans.name(id, self.text)?.to_owned(), self.spans.value(id).start));
        let fields: BTreeMap<String, u32> = self.spans.children(id).filter_map(place).collect();
        self.rows.rows.push(Row { value: value.clone(), at, fields });
    }
}
