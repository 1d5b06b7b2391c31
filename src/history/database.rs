//! What the two kinds of databases have in common: one SQL text with `$1`, `$2` for its values, plain values in and out, one
//! writer at a time.

use std::sync::Arc;

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Value {
    Null,
    Int(i64),
    Text(Arc<str>),
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Int(i64::from(number))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Arc::from(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Arc::from(text))
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl<T> From<Option<T>> for Value
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

/// A row of an answer. What is not of the type that is asked for reads as none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row(pub(super) Vec<Value>);

impl Row {
    /// A number that may be absent.
    pub(super) fn number(&self, at: usize) -> Option<i64> {
        match self.0.get(at) {
            Some(Value::Int(number)) => Some(*number),
            _ => None,
        }
    }

    /// A number that is there.
    pub(super) fn int(&self, at: usize) -> i64 {
        self.number(at).unwrap_or_default()
    }

    /// A small number that may be absent.
    pub(super) fn small(&self, at: usize) -> Option<u32> {
        self.number(at).and_then(|number| u32::try_from(number).ok())
    }

    /// How many; never below 0.
    pub(super) fn count(&self, at: usize) -> u64 {
        self.number(at).and_then(|number| u64::try_from(number).ok()).unwrap_or_default()
    }

    /// A text that may be absent.
    pub(super) fn text(&self, at: usize) -> Option<Arc<str>> {
        match self.0.get(at) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        }
    }

    /// A text that is there.
    pub(super) fn string(&self, at: usize) -> Arc<str> {
        self.text(at).unwrap_or_else(|| Arc::from(""))
    }

    /// Bytes that may be absent.
    pub(super) fn bytes(&self, at: usize) -> Option<&[u8]> {
        match self.0.get(at) {
            Some(Value::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }
}

/// What a database said.
pub(super) type Reason = String;

/// A connection to one of the two.
pub(super) trait Database: Send {
    /// The rows that a question gives.
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Reason>;

    /// Whether there is a table of a name.
    fn has_table(&mut self, name: &str) -> Result<bool, Reason>;

    /// Changes something, and says how many rows.
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Reason>;

    /// Statements without values, one after the other.
    fn batch(&mut self, sql: &str) -> Result<(), Reason>;

    /// Begins to write; waits for another writer to end.
    fn begin(&mut self) -> Result<(), Reason>;

    /// Begins to read one state, whatever is written meanwhile.
    fn begin_read(&mut self) -> Result<(), Reason>;

    /// The migrations in its dialect.
    fn dialect(&self, sql: &str) -> String;

    /// What the database itself finds wrong with its files; empty where all is well.
    fn check(&mut self) -> Result<Vec<String>, Reason>;

    /// Gives room back to the system, outside of a transaction.
    fn shrink(&mut self) -> Result<(), Reason>;
}
