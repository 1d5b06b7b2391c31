//! The tables of intervals: what is known of each thing, read for a repository, and changed to what it is with one more look.

use std::collections::BTreeMap;

use super::changes::Span;
use super::code;
use super::database::{Database, Reason, Row, Value};
use super::rollup::{Rollup, State};
use super::run::Judged;
use super::words::Words;
use crate::model::movement::Part;
use crate::model::scorecard::CheckOutcome;

/// A table of intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Outcomes, by entity and line.
    Judged,
    /// Levels and scores, by entity and card.
    Standing,
    /// Who is on golden paths, by entity and path.
    Adopted,
    /// Findings, by finding.
    Sighting,
}

/// What a row of a table is about.
pub(super) type Key = [i64; 2];

/// A row of a table of intervals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) span: Span<State>,
    /// Why it follows the row before; 0 where there is none, or where the table does not say so.
    pub(super) cause: i64,
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::Judged, Self::Standing, Self::Adopted, Self::Sighting];

    pub(super) const fn table(self) -> &'static str {
        match self {
            Self::Judged => "judged",
            Self::Standing => "standing",
            Self::Adopted => "adopted",
            Self::Sighting => "sighting",
        }
    }

    pub(super) const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Judged => &["entity", "line"],
            Self::Standing => &["entity", "card"],
            Self::Adopted => &["entity", "path"],
            Self::Sighting => &["finding"],
        }
    }

    pub(super) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Judged => &[
                "meaning",
                "outcome",
                "said",
                "value",
                "coverage",
                "reason",
                "waiver",
                "evidence",
                "remembered",
                "remembered_value",
                "remembered_on",
                "remembered_until",
                "remembered_level",
            ],
            Self::Standing => &["definition", "facets", "level", "score", "score_up_to", "coverage"],
            Self::Adopted => &["definition", "facets", "state", "signals"],
            Self::Sighting => &["status", "waiver"],
        }
    }

    /// The table that says which repository a row is of.
    const fn home(self) -> (&'static str, &'static str) {
        match self {
            Self::Judged | Self::Standing | Self::Adopted => ("entity", "entity"),
            Self::Sighting => ("finding", "finding"),
        }
    }

    /// Why a state follows another one.
    pub(super) fn cause(self, before: &[Option<i64>], after: &[Option<i64>]) -> i64 {
        if self != Self::Judged {
            return 0;
        }
        let ([meaning, _, said, _, _, _, waiver, ..], [new_meaning, _, new_said, _, _, _, new_waiver, ..]) =
            (before, after)
        else {
            return 0;
        };
        let unknown = Some(code::of_outcome(CheckOutcome::Unknown));
        let cause = if meaning != new_meaning {
            Part::Definition
        } else if waiver != new_waiver {
            Part::Waiver
        } else if (*said == unknown) != (*new_said == unknown) || before.get(8..) != after.get(8..) {
            Part::Data
        } else {
            Part::Behaviour
        };
        code::of_cause(Some(cause))
    }

    /// All column names in the order in which [`Kind::values`] gives them.
    pub(super) fn names(self) -> Vec<&'static str> {
        let cause = if self == Self::Judged { &["cause"][..] } else { &[] };
        self.keys().iter().chain(&["since", "until"]).chain(self.columns()).chain(cause).copied().collect()
    }

    /// A row.
    pub(super) fn values(self, key: Key, kept: &Kept) -> Vec<Value> {
        let span = &kept.span;
        let keys = key.iter().take(self.keys().len()).copied().map(Value::Int);
        let mut values: Vec<Value> = keys.chain([Value::Int(span.since), Value::from(span.until)]).collect();
        values.extend(span.state.iter().copied().map(Value::from));
        values.extend((self == Self::Judged).then_some(Value::Int(kept.cause)));
        values
    }

    /// A row that was read by [`Kind::names`].
    pub(super) fn row(self, row: &Row) -> (Key, Kept) {
        let keys = self.keys().len();
        let key = [row.int(0), if keys > 1 { row.int(1) } else { 0 }];
        let columns = self.columns().len();
        let state = (keys + 2..keys + 2 + columns).map(|at| row.number(at)).collect();
        let span = Span { since: row.int(keys), until: row.number(keys + 1), state };
        (key, Kept { span, cause: row.int(keys + 2 + columns) })
    }

    /// The spans of each thing in a repository: all of them, or only those that still hold.
    pub(super) fn of_repository(
        self,
        database: &mut dyn Database,
        repository: i64,
        all: bool,
    ) -> Result<BTreeMap<Key, Vec<Kept>>, Reason> {
        let names: Vec<_> = self.names().iter().map(|name| format!("own.{name}")).collect();
        let (home, column) = self.home();
        let sql = format!(
            "SELECT {} FROM {home} JOIN {} AS own ON own.{column} = {home}.id WHERE {home}.repository = $1{} ORDER BY {}, own.since",
            names.join(", "),
            self.table(),
            if all { "" } else { " AND own.until IS NULL" },
            self.keys().iter().map(|key| format!("own.{key}")).collect::<Vec<_>>().join(", "),
        );
        let mut found: BTreeMap<Key, Vec<Kept>> = BTreeMap::new();
        for row in database.rows(&sql, &[Value::Int(repository)])? {
            let (key, kept) = self.row(&row);
            found.entry(key).or_default().push(kept);
        }
        Ok(found)
    }
}

/// What is kept of a check, by the columns of its table.
pub(super) fn state_of(own: &Judged, meaning: i64, [reason, waiver, kept]: [Option<i64>; 3]) -> State {
    let was = own.remembered.as_ref();
    vec![
        Some(meaning),
        Some(code::of_outcome(own.outcome)),
        Some(code::of_outcome(own.said)),
        own.said.value().map(i64::from),
        own.coverage.map(i64::from),
        reason,
        waiver,
        own.evidence,
        was.map(|own| code::of_outcome(own.outcome)),
        was.and_then(|own| own.outcome.value()).map(i64::from),
        was.map(|own| code::of_date(own.on)),
        was.map(|own| code::of_date(own.until)),
        kept,
    ]
}

/// Changes of tables that are not written yet.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Rows to be added, by table.
    added: BTreeMap<Kind, Vec<Vec<Value>>>,
    pub(super) rollup: Rollup,
}

impl Changes {
    /// What is known of a thing becomes otherwise.
    pub(super) fn replace(
        &mut self,
        database: &mut dyn Database,
        words: &mut Words,
        (kind, key): (Kind, Key),
        old: &[Kept],
        new: Vec<Span<State>>,
    ) -> Result<(), Reason> {
        let new = with_causes(kind, old, new);
        let at = |since: i64, all: &[Kept]| all.iter().find(|own| own.span.since == since).cloned();
        for gone in old.iter().filter(|own| at(own.span.since, &new).is_none()) {
            self.count(database, words, (kind, key), -1, gone)?;
            database.execute(&changing(kind, "DELETE FROM {} WHERE {}", 0), &place(kind, key, gone, []))?;
        }
        for own in new {
            match at(own.span.since, old) {
                Some(was) if was == own => {}
                Some(was) if was.span.state == own.span.state => {
                    self.count(database, words, (kind, key), -1, &was)?;
                    self.count(database, words, (kind, key), 1, &own)?;
                    let until = Value::from(own.span.until);
                    if kind == Kind::Judged {
                        let sql = changing(kind, "UPDATE {} SET until = $1, cause = $2 WHERE {}", 2);
                        database.execute(&sql, &place(kind, key, &own, [until, Value::Int(own.cause)]))?;
                    } else {
                        let sql = changing(kind, "UPDATE {} SET until = $1 WHERE {}", 1);
                        database.execute(&sql, &place(kind, key, &own, [until]))?;
                    }
                }
                was => {
                    if let Some(was) = was {
                        self.count(database, words, (kind, key), -1, &was)?;
                        database.execute(&changing(kind, "DELETE FROM {} WHERE {}", 0), &place(kind, key, &was, []))?;
                    }
                    self.add(database, words, (kind, key), &own)?;
                }
            }
        }
        Ok(())
    }

    /// A row that was not there.
    pub(super) fn add(
        &mut self,
        database: &mut dyn Database,
        words: &mut Words,
        (kind, key): (Kind, Key),
        own: &Kept,
    ) -> Result<(), Reason> {
        self.count(database, words, (kind, key), 1, own)?;
        self.added.entry(kind).or_default().push(kind.values(key, own));
        Ok(())
    }

    fn count(
        &mut self,
        database: &mut dyn Database,
        words: &mut Words,
        (kind, key): (Kind, Key),
        sign: i64,
        own: &Kept,
    ) -> Result<(), Reason> {
        let [_, about] = key;
        match kind {
            Kind::Judged => self.rollup.judged((sign, about), &own.span),
            Kind::Standing => self.rollup.standing(database, words, (sign, about), &own.span)?,
            Kind::Adopted | Kind::Sighting => {}
        }
        Ok(())
    }

    /// Writes rows and roll-ups.
    pub(super) fn write(self, database: &mut dyn Database) -> Result<(), Reason> {
        for (kind, rows) in self.added {
            insert(database, kind.table(), &kind.names(), rows)?;
        }
        self.rollup.write(database)
    }
}

/// Why each span follows the one before. Where only the last of the old ones are given, the first of them keeps its cause.
fn with_causes(kind: Kind, old: &[Kept], new: Vec<Span<State>>) -> Vec<Kept> {
    let mut all: Vec<Kept> = Vec::new();
    for span in new {
        let before = all.last().filter(|before| before.span.until == Some(span.since));
        let kept = old.iter().find(|own| own.span.since == span.since && own.span.state == span.state);
        let cause = match (before, kept) {
            (Some(before), _) => kind.cause(&before.span.state, &span.state),
            (None, Some(kept)) if all.is_empty() => kept.cause,
            _ => 0,
        };
        all.push(Kept { span, cause });
    }
    all
}

/// A statement on one row, whose key comes behind so many values.
fn changing(kind: Kind, sql: &str, values: usize) -> String {
    let keys = kind.keys().iter().chain(&["since"]).enumerate();
    let wanted: Vec<_> = keys.map(|(at, key)| format!("{key} = ${}", values + at + 1)).collect();
    sql.replacen("{}", kind.table(), 1).replacen("{}", &wanted.join(" AND "), 1)
}

fn place<const N: usize>(kind: Kind, key: Key, own: &Kept, values: [Value; N]) -> Vec<Value> {
    let keys = key.iter().take(kind.keys().len()).copied().chain([own.span.since]).map(Value::Int);
    values.into_iter().chain(keys).collect()
}

/// Rows that are written at once, at most.
const CHUNK: usize = 64;

/// Adds rows to a table, many with one statement.
pub(super) fn insert(
    database: &mut dyn Database,
    table: &str,
    names: &[&str],
    rows: Vec<Vec<Value>>,
) -> Result<(), Reason> {
    let mut left = rows.into_iter();
    let mut size = CHUNK;
    while left.len() > 0 {
        // Halves, so that there are few different statements.
        while size > left.len() {
            size /= 2;
        }
        let values: Vec<Value> = left.by_ref().take(size).flatten().collect();
        database.execute(&inserting(table, names, size), &values)?;
    }
    Ok(())
}

fn inserting(table: &str, names: &[&str], rows: usize) -> String {
    let row = |row: usize| {
        let marks: Vec<_> = (1..=names.len()).map(|at| format!("${}", row * names.len() + at)).collect();
        format!("({})", marks.join(", "))
    };
    let rows: Vec<_> = (0..rows).map(row).collect();
    format!("INSERT INTO {table} ({}) VALUES {}", names.join(", "), rows.join(", "))
}
