package standards.policy_without_tests_test

import data.standards.policy_without_tests

_policy(tests) := {"path": "p/a.rego", "package": "acme.a", "line": 3, "tests": tests, "pass": 1, "fail": 1}

_input(policies) := {"facts": {"policies": policies}, "documents": {"karat/scorecard": [{"value": {}}]}}

test_finds_policies_without_tests if {
	policy_without_tests.deny == {{
		"message": "acme.a has no tests beside it",
		"at": ["files", "p/a.rego"],
		"line": 3,
	}} with input as _input([_policy([])])
	policy_without_tests.measure == {"value": 1, "of": 2} with input as _input([_policy([]), _policy(["p/a_test.rego"])])
}

test_accepts_policies_with_them if {
	policy_without_tests.deny == set() with input as _input([_policy(["p/a_test.rego"])])
}

test_does_not_apply_without_policies if {
	not policy_without_tests.applies with input as _input([])
	policy_without_tests.deny == set() with input as {"kind": "Pod"}
}
