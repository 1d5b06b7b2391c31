package standards.unexplained_check_test

import data.standards.unexplained_check

_input(check, policy) := {
	"facts": {"policies": [object.union({"path": "p/a.rego", "package": "acme.a"}, policy)]},
	"documents": {"karat/scorecard": [{"value": {"id": "base", "check": [
		{"id": "built-in", "rule": "repository.missing_readme"},
		object.union({"id": "own", "rule": "data.acme.a"}, check),
	]}}]},
}

_at := ["documents", "karat/scorecard", 0, "value", "check", 1, "id"]

test_finds_checks_without_words if {
	unexplained_check.deny == {{
		"message": "check \"own\" has no title and no fix, and its policy neither",
		"at": _at,
	}} with input as _input({}, {})
	unexplained_check.deny == {{
		"message": "check \"own\" has no fix, and its policy neither",
		"at": _at,
	}} with input as _input({"title": "Paved"}, {})
	unexplained_check.measure == {"value": 0, "of": 1} with input as _input({}, {})
}

test_accepts_words_in_either_place if {
	unexplained_check.deny == set() with input as _input({"title": "Paved"}, {"remediation": "Pave it"})
	unexplained_check.deny == set() with input as _input({"title": "Paved", "fix": "Pave it"}, {})
	unexplained_check.deny == set() with input as _input({"retired": "2026-01-01"}, {})
}

test_does_not_apply_to_rules_from_elsewhere if {
	not unexplained_check.applies with input as _input({"rule": "build.missing_tests"}, {})
	unexplained_check.deny == set() with input as {"kind": "Pod"}
}
