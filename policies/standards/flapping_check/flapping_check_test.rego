package standards.flapping_check_test

import data.standards.flapping_check

_day := 86400

_row(day, entity, outcome) := {
	"day": day * _day, "scorecard": "base", "check": "ci", "entity": entity, "outcome": outcome, "waiver": "",
}

_input(rows) := {
	"facts": {"now": 200 * _day, "imported": {"scores": {"rows": rows}}},
	"documents": {"karat/scorecard": [{"value": {"id": "base", "check": [{"id": "ci"}]}}]},
}

_at := ["documents", "karat/scorecard", 0, "value", "check", 0, "id"]

_parameters := {"percent": 10, "days": 30, "changes": 3}

_days(first, outcomes) := [_row(first + i, "a", outcome) | some i, outcome in outcomes]

_deny(rows) := found if {
	found := flapping_check.deny with input as _input(rows) with data.karat.parameters as _parameters
}

test_finds_checks_that_go_back_and_forth if {
	_deny(_days(180, ["pass", "fail", "unknown", "pass", "pass", "fail"])) == {{
		"message": "check \"ci\" of \"base\" went back and forth 3 times or more in 30 days for 1 of 1",
		"at": _at,
	}}
}

test_accepts_checks_that_change_once if {
	_deny(_days(180, ["pass", "fail", "fail", "pass"])) == set()
	_deny(_days(180, ["pass", "unknown", "pass", "unknown", "pass", "unknown", "pass"])) == set()
}

test_leaves_out_what_is_old_or_of_a_few if {
	_deny(array.concat(_days(150, ["pass", "fail", "pass", "fail", "pass"]), _days(190, ["pass"]))) == set()
	others := [_row(185, sprintf("e%d", [i]), "pass") | some i in numbers.range(1, 9)]
	_deny(array.concat(_days(180, ["pass", "fail", "pass", "fail", "pass", "fail"]), others)) == set()
}

test_accepts_other_kinds if {
	_deny([]) == set()
	not flapping_check.applies with input as {"kind": "Pod"} with data.karat.parameters as _parameters
}
