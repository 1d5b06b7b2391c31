package standards.often_waived_check_test

import data.standards.often_waived_check

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

_rows(day, waived, others) := array.concat(
	[object.union(_row(day, sprintf("w%d", [i]), "waived"), {"waiver": "W"}) | some i in numbers.range(1, 9); i <= waived],
	[_row(day, sprintf("o%d", [i]), "pass") | some i in numbers.range(1, 9); i <= others],
)

_deny(rows) := found if {
	found := often_waived_check.deny with input as _input(rows) with data.karat.parameters as _parameters
}

test_finds_checks_with_many_waivers if {
	_deny(_rows(199, 2, 4)) == {{
		"message": "2 of 6 have a waiver for check \"ci\" of \"base\", 20 % are accepted",
		"at": _at,
	}}
}

test_accepts_a_few if {
	_deny(_rows(199, 1, 4)) == set()
	_deny(array.concat(_rows(198, 5, 0), _rows(199, 0, 5))) == set()
}

test_needs_some_entities if {
	_deny(_rows(199, 2, 1)) == set()
	not often_waived_check.applies with input as _input(_rows(199, 2, 1)) with data.karat.parameters as _parameters
	often_waived_check.applies with input as _input(_rows(199, 0, 4)) with data.karat.parameters as _parameters
}

test_accepts_other_kinds if _deny([]) == set()
