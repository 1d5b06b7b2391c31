package github_actions.insecure_commands_test

import data.github_actions.insecure_commands
import data.lib.fix

_env(value) := {"ACTIONS_ALLOW_UNSECURE_COMMANDS": value}

test_finds_the_variable_everywhere if {
	fix.bare(insecure_commands.deny) == {
		{"message": "workflow switches on commands that any output can give", "at": _at(["env"])},
		{"message": "job \"build\" switches on commands that any output can give", "at": _at(["jobs", "build", "env"])},
		{
			"message": "job \"build\", step 1 switches on commands that any output can give",
			"at": _at(["jobs", "build", "steps", 0, "env"]),
		},
	} with input as {"env": _env(true), "jobs": {"build": {"env": _env("true"), "steps": [{"run": "x", "env": _env("1")}]}}}
}

_at(place) := array.concat(place, ["ACTIONS_ALLOW_UNSECURE_COMMANDS"])

test_finds_scripts_that_set_it if {
	fix.bare(insecure_commands.deny) == {{
		"message": "step 1 switches on commands that any output can give",
		"at": ["runs", "steps", 0, "run"],
	}} with input as {"runs": {"steps": [{"run": "echo ACTIONS_ALLOW_UNSECURE_COMMANDS=true >> $GITHUB_ENV"}]}}
}

test_accepts_the_variable_switched_off if {
	every value in [false, "false", "yes", "${{ inputs.old }}", null] {
		insecure_commands.deny == set() with input as {"env": _env(value), "jobs": {}}
	}
}

test_accepts_other_variables if {
	insecure_commands.deny == set() with input as {"env": {"CI": true}, "jobs": {"build": {"steps": [{"run": "x"}]}}}
}

test_accepts_other_kinds if {
	insecure_commands.deny == set() with input as {"kind": "Pod"}
}
