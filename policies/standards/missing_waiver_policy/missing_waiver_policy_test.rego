package standards.missing_waiver_policy_test

import data.standards.missing_waiver_policy

_input(waivers, policies) := {"documents": {
	"karat/waiver": [{"value": {"id": "W-1"}} | some i in numbers.range(1, 2); i <= waivers],
	"karat/waiver_policy": policies,
}}

test_finds_waivers_without_a_policy if {
	missing_waiver_policy.deny == {{"message": "there are 2 waivers and no waiver-policy.toml", "at": []}} with input as _input(2, [])
}

test_accepts_waivers_with_one if {
	missing_waiver_policy.deny == set() with input as _input(2, [{"value": {"schema": 1}}])
}

test_does_not_apply_without_waivers if {
	not missing_waiver_policy.applies with input as _input(0, [])
	missing_waiver_policy.deny == set() with input as {"kind": "Pod"}
}
