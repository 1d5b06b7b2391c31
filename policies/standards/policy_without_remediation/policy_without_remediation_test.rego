package standards.policy_without_remediation_test

import data.standards.policy_without_remediation

_policy(words) := object.union({"path": "p/a.rego", "package": "acme.a", "line": 3}, words)

_input(policies) := {"facts": {"policies": policies}, "documents": {"karat/scorecard": [{"value": {}}]}}

_found(message) := {{"message": message, "at": ["files", "p/a.rego"], "line": 3}}

_whole := _policy({"title": "Bad", "remediation": "Mend it"})

test_finds_policies_without_words if {
	policy_without_remediation.deny == _found("acme.a has no title and no remediation") with input as _input([_policy({})])
	policy_without_remediation.deny == _found("acme.a has no remediation") with input as _input([_policy({"title": "Bad"})])
	policy_without_remediation.measure == {"value": 1, "of": 2} with input as _input([_policy({}), _whole])
}

test_accepts_policies_with_them if policy_without_remediation.deny == set() with input as _input([_whole])

test_does_not_apply_without_policies if {
	not policy_without_remediation.applies with input as _input([])
	policy_without_remediation.deny == set() with input as {"kind": "Pod"}
}
