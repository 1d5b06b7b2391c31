package standards.policy_without_fixtures_test

import data.standards.policy_without_fixtures

_policy(pass, fail) := {"path": "p/a.rego", "package": "acme.a", "line": 3, "tests": [], "pass": pass, "fail": fail}

_input(policies) := {"facts": {"policies": policies}, "documents": {"karat/scorecard": [{"value": {}}]}}

_found(message) := {{"message": message, "at": ["files", "p/a.rego"], "line": 3}}

test_finds_policies_without_examples if {
	policy_without_fixtures.deny == _found("acme.a has no pass/ and no fail/ beside it") with input as _input([_policy(0, 0)])
	policy_without_fixtures.deny == _found("acme.a has no fail/ beside it") with input as _input([_policy(2, 0)])
	policy_without_fixtures.measure == {"value": 1, "of": 2} with input as _input([_policy(1, 0), _policy(1, 1)])
}

test_accepts_policies_with_them if {
	policy_without_fixtures.deny == set() with input as _input([_policy(1, 2)])
}

test_does_not_apply_without_policies if {
	not policy_without_fixtures.applies with input as _input([])
	policy_without_fixtures.deny == set() with input as {"kind": "Pod"}
}
