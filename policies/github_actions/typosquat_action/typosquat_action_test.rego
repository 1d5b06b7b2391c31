package github_actions.typosquat_action_test

import data.github_actions.typosquat_action

_workflow(uses) := {"on": "push", "jobs": {"build": {"steps": [{"uses": uses}]}}}

test_finds_owners_that_are_one_letter_off if {
	every owner in ["action", "actionss", "acti0ns", "cations", "actoins", "ctions", "xactions"] {
		typosquat_action.deny == {{
			"message": sprintf("job \"build\", step 1 uses %s/checkout, one letter off actions/checkout", [owner]),
			"at": ["jobs", "build", "steps", 0, "uses"],
		}} with input as _workflow(sprintf("%s/checkout@v4", [owner]))
	}
}

test_accepts_the_real_owner_and_unlike_ones if {
	every uses in [
		"actions/checkout@v4", "Actions/Checkout@v4", "acme/checkout@v4", "actions/chckout@v4",
		"actions-x/checkout@v4",
		"aciotns/checkout@v4", "action/deploy@v1", "./action/checkout",
	] {
		typosquat_action.deny == set() with input as _workflow(uses)
	}
}

test_accepts_jobs_without_actions if {
	typosquat_action.deny == set() with input as {"jobs": {"build": {"steps": [{"run": "make"}]}}}
}

test_accepts_other_kinds if {
	typosquat_action.deny == set() with input as {"kind": "Pod"}
}
