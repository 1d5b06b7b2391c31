package standards.unknown_check_test

import data.standards.unknown_check

_day := 86400

_row(day, entity, outcome) := {
	"day": day * _day, "scorecard": "base", "check": "ci", "entity": entity, "outcome": outcome, "waiver": "",
}

_input(rows) := {
	"facts": {"now": 200 * _day, "imported": {"scores": {"rows": rows}}},
	"documents": {"karat/scorecard": [{"value": {"id": "base", "check": [{"id": "ci"}]}}]},
}

_at := ["documents", "karat/scorecard", 0, "value", "check", 0, "id"]

_parameters := {"percent": 20, "least_entities": 4}

_rows(day, unknown, others) := array.concat(
	[_row(day, sprintf("u%d", [i]), "unknown") | some i in numbers.range(1, 9); i <= unknown],
	[_row(day, sprintf("o%d", [i]), "fail") | some i in numbers.range(1, 9); i <= others],
)

_deny(rows) := found if {
	found := unknown_check.deny with input as _input(rows) with data.karat.parameters as _parameters
}

test_finds_checks_that_are_not_known if {
	_deny(_rows(199, 2, 4)) == {{
		"message": "check \"ci\" of \"base\" is unknown for 2 of 6, 20 % are accepted",
		"at": _at,
	}}
}

test_accepts_a_few_and_what_is_held_by_a_waiver if {
	_deny(_rows(199, 1, 4)) == set()
	_deny([object.union(row, {"waiver": "W"}) | some row in _rows(199, 5, 0)]) == set()
}

test_needs_some_entities if {
	_deny(_rows(199, 3, 0)) == set()
	not unknown_check.applies with input as _input(_rows(199, 3, 0)) with data.karat.parameters as _parameters
	unknown_check.applies with input as _input(_rows(199, 0, 4)) with data.karat.parameters as _parameters
}

test_accepts_other_kinds if _deny([]) == set()
