package build.flaky_ci_test

import data.build.flaky_ci

_now := 1795651200

_parameters := {"percent": 5, "days": 30, "least_commits": 20}

_run(commit, outcome, days) := {
	"started": _now - (days * 86400),
	"commit": commit,
	"workflow": "ci",
	"outcome": outcome,
}

_component(rows) := {"entity": {"scope": ""}, "facts": {"now": _now, "imported": {"ci-runs": {"rows": rows}}}}

_good := [_run(sprintf("c%d", [i]), "success", 1) | some i in numbers.range(1, 20)]

_deny(rows) := found if {
	found := flaky_ci.deny with input as _component(rows) with data.karat.parameters as _parameters
}

test_finds_commits_that_failed_and_passed if {
	_deny(array.concat(_good, [_run("c1", "failure", 1), _run("c2", "failure", 1)])) == {{
		"message": "2 of 20 commits failed and passed in the same workflow, 5 % are accepted",
		"at": [],
	}}
}

test_accepts_a_few_of_them if {
	_deny(array.concat(_good, [_run("c1", "failure", 1)])) == set()
}

test_accepts_true_failures if {
	_deny(array.concat(_good, [_run(sprintf("d%d", [i]), "failure", 1) | some i in numbers.range(1, 9)])) == set()
	_deny(array.concat(_good, [
	object.union(_run(sprintf("c%d", [i]), "failure", 1), {"workflow": "lint"}) |
		some i in numbers.range(1, 9)
	])) == set()
	_deny(array.concat(_good, [_run(sprintf("c%d", [i]), "failure", 40) | some i in numbers.range(1, 9)])) == set()
}

test_applies_from_some_commits_on if {
	flaky_ci.applies with input as _component(_good) with data.karat.parameters as _parameters
	not flaky_ci.applies with input as _component([_run("c1", "failure", 1)]) with data.karat.parameters as _parameters
	not flaky_ci.applies with input as {"kind": "Pod"} with data.karat.parameters as _parameters
	_deny([_run("c1", "failure", 1), _run("c1", "success", 1)]) == set()
}

test_knows_nothing_where_the_source_has_no_run if {
	count(flaky_ci.unknown) == 1 with input as _component([]) with data.karat.parameters as _parameters
	flaky_ci.applies with input as _component([]) with data.karat.parameters as _parameters
	count(flaky_ci.unknown) == 0 with input as _component(_good) with data.karat.parameters as _parameters
	count(flaky_ci.unknown) == 0 with input as {"kind": "Pod"} with data.karat.parameters as _parameters
}

test_measures_the_share_of_steady_commits if {
	flaky_ci.measure == {"value": 19, "of": 20} with input as _component(array.concat(_good, [_run("c1", "failure", 1)]))
		with data.karat.parameters as _parameters
}
