//! Rows of an export → a Parquet file, whose columns have the types that readers know: moments, days, numbers, texts.
//!
//! Every column may be null. Rows are held until there are enough for a group.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use serde_json::Value as Json;

use super::database::{Row, Value};
use super::export::json;
use super::tables::{Form, Table};

/// Rows of a group.
const GROUP: usize = 32_768;

/// A file that rows are added to.
pub(super) struct Pages<W: Write + Send> {
    table: &'static Table,
    writer: SerializedFileWriter<W>,
    held: Vec<Row>,
}

impl<W: Write + Send> Pages<W> {
    /// A file of a table.
    pub(super) fn new(table: &'static Table, out: W) -> io::Result<Self> {
        let settings = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = schema(table).and_then(|schema| SerializedFileWriter::new(out, schema, Arc::new(settings)));
        Ok(Self { table, writer: writer.map_err(io::Error::other)?, held: Vec::new() })
    }

    /// One row more.
    pub(super) fn row(&mut self, row: &Row) -> io::Result<()> {
        self.held.push(row.clone());
        if self.held.len() >= GROUP { self.flush().map_err(io::Error::other) } else { Ok(()) }
    }

    /// Writes what is left; without this there is no file.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.flush().and_then(|()| self.writer.close()).map(drop).map_err(io::Error::other)
    }

    fn flush(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.held);
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for (at, (_, form)) in self.table.columns.iter().enumerate() {
            let mut column =
                group.next_column()?.ok_or_else(|| ParquetError::General("a column is missing".to_owned()))?;
            write(&mut column, *form, rows.iter().map(|row| row.0.get(at).unwrap_or(&Value::Null)))?;
            column.close()?;
        }
        group.close().map(drop)
    }
}

fn schema(table: &Table) -> Result<TypePtr> {
    let field = |(name, form): &(&str, Form)| {
        let (physical, logical) = match form {
            Form::Number => (Physical::INT64, None),
            Form::Moment => {
                let unit = TimeUnit::MILLIS;
                (Physical::INT64, Some(LogicalType::timestamp(true, unit)))
            }
            Form::Day => (Physical::INT32, Some(LogicalType::Date)),
            _ => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let own = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
        own.with_logical_type(logical).build().map(Arc::new)
    };
    let fields = table.columns.iter().map(field).collect::<Result<Vec<_>>>()?;
    Type::group_type_builder(table.name).with_fields(fields).build().map(Arc::new)
}

fn write<'v>(
    column: &mut SerializedColumnWriter<'_>,
    form: Form,
    cells: impl Iterator<Item = &'v Value>,
) -> Result<()> {
    match form {
        Form::Number => {
            let (values, levels) = split(cells.map(number));
            column.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
        }
        Form::Moment => {
            let (values, levels) = split(cells.map(|cell| number(cell).map(|seconds| seconds.saturating_mul(1000))));
            column.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
        }
        Form::Day => {
            let (values, levels) = split(cells.map(|cell| number(cell).and_then(|day| i32::try_from(day).ok())));
            column.typed::<Int32Type>().write_batch(&values, Some(&levels), None)?;
        }
        _ => {
            let (values, levels) = split(cells.map(|cell| match json(form, cell) {
                Json::String(text) => Some(ByteArray::from(text.into_bytes())),
                _ => None,
            }));
            column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
    }
    Ok(())
}

const fn number(cell: &Value) -> Option<i64> {
    if let Value::Int(number) = cell { Some(*number) } else { None }
}

/// The values that are there, and for each cell whether one is.
fn split<T>(cells: impl Iterator<Item = Option<T>>) -> (Vec<T>, Vec<i16>) {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    (values, levels)
}
