package standards.red_check_test

import data.standards.red_check

_day := 86400

_row(day, entity, outcome) := {
	"day": day * _day, "scorecard": "base", "check": "ci", "entity": entity, "outcome": outcome, "waiver": "",
}

_input(rows) := {
	"facts": {"now": 200 * _day, "imported": {"scores": {"rows": rows}}},
	"documents": {"karat/scorecard": [{"value": {"id": "base", "check": [{"id": "ci"}]}}]},
}

_at := ["documents", "karat/scorecard", 0, "value", "check", 0, "id"]

_parameters := {"percent": 60, "days": 90, "least_entities": 3}

_rows(day, outcomes) := [_row(day, sprintf("e%d", [i]), outcome) | some i, outcome in outcomes]

_all(days) := [row | some day, outcomes in days; some row in _rows(to_number(day), outcomes)]

_deny(days) := found if {
	found := red_check.deny with input as _input(_all(days)) with data.karat.parameters as _parameters
}

test_finds_checks_that_stay_red if {
	_deny({"100": ["fail", "fail", "pass"], "150": ["fail", "fail", "fail"], "199": ["fail", "fail", "unknown"]}) == {{
		"message": "check \"ci\" of \"base\" fails for more than 60 % of 3 for 100 days",
		"at": _at,
	}}
}

test_accepts_checks_that_were_better_once if {
	_deny({"100": ["fail", "fail", "pass"], "150": ["pass", "fail", "pass"], "199": ["fail", "fail", "fail"]}) == set()
	_deny({"100": ["pass", "pass", "pass"], "199": ["fail", "fail", "fail"]}) == set()
	_deny({"100": ["fail", "fail", "fail"], "199": ["unknown", "unknown", "unknown"]}) == set()
}

test_needs_months_and_some_entities if {
	parts := {"120": ["fail", "fail", "fail"], "199": ["fail", "fail", "fail"]}
	_deny(parts) == set()
	not red_check.applies with input as _input(_all(parts)) with data.karat.parameters as _parameters
	_deny({"100": ["fail", "fail"], "199": ["fail", "fail"]}) == set()
}

test_leaves_retired_checks_out if {
	other := object.union(_row(199, "e", "pass"), {"check": "other"})
	rows := array.concat(_all({"100": ["fail", "fail", "fail"], "150": ["fail", "fail", "fail"]}), [other])
	red_check.deny == set() with input as _input(rows) with data.karat.parameters as _parameters
}

test_accepts_other_kinds if {
	red_check.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as _parameters
}
