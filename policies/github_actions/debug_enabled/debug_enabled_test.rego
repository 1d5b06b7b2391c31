package github_actions.debug_enabled_test

import data.github_actions.debug_enabled
import data.lib.fix

test_finds_variables_of_every_place if {
	fix.bare(debug_enabled.deny) == {
		{"message": "workflow sets ACTIONS_RUNNER_DEBUG", "at": ["env", "ACTIONS_RUNNER_DEBUG"]},
		{"message": "job \"build\" sets ACTIONS_STEP_DEBUG", "at": ["jobs", "build", "env", "ACTIONS_STEP_DEBUG"]},
		{
			"message": "job \"build\", step 1 sets ACTIONS_STEP_DEBUG",
			"at": ["jobs", "build", "steps", 0, "env", "ACTIONS_STEP_DEBUG"],
		},
	} with input as {"env": {"ACTIONS_RUNNER_DEBUG": true}, "jobs": {"build": {
		"env": {"ACTIONS_STEP_DEBUG": "true"},
		"steps": [{"run": "x", "env": {"ACTIONS_STEP_DEBUG": "True"}}],
	}}}
}

test_accepts_variables_that_are_off if {
	every value in [false, "false", "${{ runner.debug }}", null] {
		debug_enabled.deny == set() with input as {"env": {"ACTIONS_STEP_DEBUG": value}, "jobs": {}}
	}
}

test_accepts_other_variables if {
	debug_enabled.deny == set() with input as {"env": {"DEBUG": true}, "jobs": {"build": {"steps": []}}}
	debug_enabled.deny == set() with input as {"jobs": {}}
}

test_accepts_other_kinds if {
	debug_enabled.deny == set() with input as {"kind": "Pod"}
}
