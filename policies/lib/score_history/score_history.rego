# METADATA
# title: Scores over time
# description: >-
#   What scorecards said of everybody, day by day: rows as `karat score -o csv` writes them, imported as the source `scores`.
package lib.score_history

import data.lib.imported_rows

# What was said on each day of each check, `[scorecard, check, day]` → `[entity, outcome, has a waiver]`. Days are seconds since
# 1970. What did not apply, or is only announced, is left out.
said[[row.scorecard, row.check, day]] contains [row.entity, row.outcome, has_waiver] if {
	some row in imported_rows.rows("scores")
	row.outcome != "not_applicable"
	object.get(row, "phase", "") != "announced"
	day := _day[row.day]
	has_waiver := object.get(row, "waiver", "") != ""
}

_day[text] := imported_rows.seconds(text) if {
	some text in {row.day | some row in imported_rows.rows("scores")}
}

# The last day that there are rows of.
last := max([day | some key, _ in said; day := key[2]])

# The checks of that day: `[scorecard, check]` → what was said. What is retired is not among them.
current[[key[0], key[1]]] := rows if {
	some key, rows in said
	key[2] == last
}

# The share of entities, in percent, among those that are known, for which a check fails. None where none is known.
red(rows) := (count([1 | some row in rows; row[1] == "fail"]) * 100) / known if {
	known := count([1 | some row in rows; row[1] in {"pass", "partial", "fail"}])
	known > 0
}

# How a message calls a check.
label(key) := sprintf("check %q of %q", [key[1], key[0]])
