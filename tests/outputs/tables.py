"""Reads the exports of a history, CSV and Parquet, by DuckDB and by pandas, and compares what they see.

    tables.py CSV PARQUET

Both are folders of the same history. Ends with 1 at the first difference.
"""

import csv
import sys
from datetime import date, datetime, timezone
from pathlib import Path

import duckdb
import pandas

CSV, PARQUET = Path(sys.argv[1]), Path(sys.argv[2])
MOMENTS = {"moment", "since", "until", "settles", "mended"}
DAYS = {"ends", "day", "remembered_on", "remembered_until"}
NUMBERS = {"age_seconds", "rev", "score", "score_up_to", "coverage", "value", "evidence", "line", "entities", "with_score"}
NUMBERS |= {"score_sum", "coverage_sum", "value_sum", "at_least", "alternative_allowed", "clone", "change", "rework", "held", "traced",
            "squashed", "remembered_value"}


def same(what, theirs, ours):
    if theirs != ours:
        sys.exit(f"{what}: {theirs!r} and {ours!r}")


def wanted(name, text):
    """A cell of a CSV file as what it stands for: moments in milliseconds, days as dates."""
    if text == "":
        return None
    if name in MOMENTS:
        moment = datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
        return int(moment.timestamp()) * 1000
    if name in DAYS:
        return date.fromisoformat(text)
    if name in NUMBERS:
        return int(text)
    # What a spreadsheet would take for a formula stands behind a quote.
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@\t\r" else text


def typed(name):
    if name in MOMENTS:
        return "TIMESTAMP WITH TIME ZONE"
    return "DATE" if name in DAYS else "BIGINT" if name in NUMBERS else "VARCHAR"


files = sorted(own.stem for own in CSV.glob("*.csv"))
same("tables", sorted(own.stem for own in PARQUET.glob("*.parquet")), files)
same("tables", len(files), 19)
database = duckdb.connect()
filled = 0
for table in files:
    with open(CSV / f"{table}.csv", newline="", encoding="utf-8") as file:
        names, *rows = csv.reader(file)
    expected = [tuple(wanted(name, cell) for name, cell in zip(names, row)) for row in rows]
    filled += bool(expected)
    parquet, plain = (f"'{folder / table}.{end}'" for folder, end in ((PARQUET, "parquet"), (CSV, "csv")))
    columns = database.sql(f"DESCRIBE SELECT * FROM {parquet}").fetchall()
    same(f"{table}, types by DuckDB", [own[:2] for own in columns], [(name, typed(name)) for name in names])
    cells = ", ".join(f'epoch_ms("{name}")' if name in MOMENTS else f'"{name}"' for name in names)
    # CSV has one way to write a text of no length and nothing.
    seen = database.sql(f"SELECT {cells} FROM {parquet}").fetchall()
    same(f"{table} by DuckDB", [tuple(None if cell == "" else cell for cell in row) for row in seen], expected)
    count = database.sql(f"SELECT count(*) FROM read_csv({plain}, header = true, all_varchar = true)").fetchall()
    same(f"rows of {table}.csv by DuckDB", count, [(len(rows),)])
    frame = pandas.read_parquet(PARQUET / f"{table}.parquet")
    same(f"rows of {table} by pandas", (list(frame.columns), len(frame)), (names, len(rows)))
    same(f"rows of {table}.csv by pandas", len(pandas.read_csv(CSV / f"{table}.csv", dtype=str)), len(rows))
    for name in MOMENTS & set(names):
        same(f"{table}.{name} by pandas", str(frame[name].dtype), "datetime64[ms, UTC]")
        seen = [None if pandas.isna(own) else int(own.timestamp()) * 1000 for own in frame[name]]
        same(f"{table}.{name} by pandas", seen, [row[names.index(name)] for row in expected])
if filled < 13:
    sys.exit(f"only {filled} of {len(files)} tables have rows")

# What the documentation asks.
question = "SELECT entity, scorecard, \"check\", since FROM {} WHERE until IS NULL AND outcome = 'fail' ORDER BY ALL"
longest = [database.sql(question.format(f"'{own}'")).fetchall() for own in (CSV / "judged.csv", PARQUET / "judged.parquet")]
same("what fails longest", [row[:3] for row in longest[1]], [row[:3] for row in longest[0]])
same("whether anything fails", bool(longest[0]), True)
