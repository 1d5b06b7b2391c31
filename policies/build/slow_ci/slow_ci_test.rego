package build.slow_ci_test

import data.build.slow_ci

_now := 1795651200

_run(seconds, outcome, days) := {"started": _now - (days * 86400), "seconds": seconds, "outcome": outcome}

_parameters := {"minutes": 15, "days": 30, "least_runs": 20}

_component(slow, fast) := {"entity": {"scope": ""}, "facts": {"now": _now, "imported": {"ci-runs": {"rows": array.concat(
	[_run(1230 + i, "success", 1) | some i in numbers.range(1, 40); i <= slow],
	[_run(300, "failure", 1) | some i in numbers.range(1, 40); i <= fast],
)}}}}

_deny(component) := found if {
	found := slow_ci.deny with input as component with data.karat.parameters as _parameters
}

test_finds_slow_runs if {
	_deny(_component(3, 37)) == {{
		"message": "of 40 runs of CI, one in twenty takes 20 minutes or more, 15 are asked for",
		"at": [],
	}}
}

test_accepts_a_few_slow_runs if {
	_deny(_component(2, 38)) == set()
	_deny(_component(0, 20)) == set()
}

test_leaves_out_what_is_old_or_cancelled if {
	rows := [run |
		some i in numbers.range(1, 30)
		some run in [_run(3000, "success", 31), _run(3000 + i, "cancelled", 1), _run(60, "success", 1)]
	]
	_deny({"facts": {"now": _now, "imported": {"ci-runs": {"rows": rows}}}}) == set()
}

test_applies_from_some_runs_on if {
	slow_ci.applies with input as _component(0, 20) with data.karat.parameters as _parameters
	not slow_ci.applies with input as _component(10, 9) with data.karat.parameters as _parameters
	not slow_ci.applies with input as {"kind": "Pod"} with data.karat.parameters as _parameters
	_deny({"kind": "Pod"}) == set()
}

test_knows_nothing_where_the_source_has_no_run if {
	count(slow_ci.unknown) == 1 with input as _component(0, 0) with data.karat.parameters as _parameters
	slow_ci.applies with input as _component(0, 0) with data.karat.parameters as _parameters
	count(slow_ci.unknown) == 0 with input as _component(0, 1) with data.karat.parameters as _parameters
	count(slow_ci.unknown) == 0 with input as {"kind": "Pod"} with data.karat.parameters as _parameters
}
