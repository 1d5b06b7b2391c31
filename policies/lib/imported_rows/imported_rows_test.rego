package lib.imported_rows_test

import data.lib.imported_rows

_day := 86400

_facts(rows) := {"facts": {"now": 100 * _day, "imported": {"incidents": {"age_days": 0, "rows": rows}}}}

test_gives_rows_by_age if {
	given := [{"opened": 99 * _day}, {"opened": 60 * _day}, {"opened": 101 * _day}, {"closed": 1}]
	imported_rows.recent("incidents", "opened", 30) == [given[0]] with input as _facts(given)
	imported_rows.between("incidents", "opened", 60, 30) == [given[1]] with input as _facts(given)
	count(imported_rows.rows("incidents")) == 4 with input as _facts(given)
	imported_rows.rows("tickets") == [] with input as _facts(given)
}

test_reads_moments if {
	imported_rows.seconds(12) == 12
	imported_rows.seconds("1970-01-02") == _day
	imported_rows.seconds("1970-01-02T00:00:00Z") == _day
	not imported_rows.seconds("yesterday")
}
