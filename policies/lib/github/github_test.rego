package lib.github_test

import data.lib.github

test_reads_triggers_of_every_form if {
	github.triggers == {"push"} with input as {"on": "push"}
	github.triggers == {"push", "pull_request"} with input as {"on": ["push", "pull_request"]}
	github.triggers == {"push", "workflow_call"} with input as {"on": {"push": null, "workflow_call": {}}}
	github.triggers == set() with input as {"jobs": {}}
	github.triggers == set() with input as {"on": null}
}

test_reads_steps_of_jobs if {
	found := {entry.label: entry.path | some entry in github.steps} with input as {"jobs": {
		"build": {"steps": [{"run": "make"}, {"name": "Test", "run": "make test"}, {"id": "lint", "run": "x"}, null]},
		"call": {"uses": "./.github/workflows/other.yml"},
		"broken": null,
	}}
	found == {
		"job \"build\", step 1": ["jobs", "build", "steps", 0],
		"job \"build\", step \"Test\"": ["jobs", "build", "steps", 1],
		"job \"build\", step \"lint\"": ["jobs", "build", "steps", 2],
	}
}

test_reads_steps_of_composite_actions if {
	found := {entry.label: entry.path | some entry in github.steps} with input as {"runs": {
		"using": "composite",
		"steps": [{"run": "make"}],
	}}
	found == {"step 1": ["runs", "steps", 0]}
}

test_lists_environments_nearest_first if {
	environments := [entry.env | some entry in github.steps] with input as {
		"env": {"A": "workflow"},
		"jobs": {"build": {"env": {"A": "job"}, "steps": [{"run": "x", "env": {"A": "step"}}]}},
	}
	environments == [[{"A": "step"}, {"A": "job"}, {"A": "workflow"}]]
}

test_accepts_documents_of_other_shapes if {
	github.steps == [] with input as {"jobs": null}
	github.steps == [] with input as {"runs": null}
	github.jobs == {} with input as {}
}

test_leaves_out_what_is_switched_off if {
	github.steps == [] with input as {"jobs": {
		"off": {"if": false, "steps": [{"run": "x"}]},
		"on": {"if": "${{ false }}\n", "steps": [{"run": "x", "if": "${{ false }}"}, {"run": "x", "if": "false"}]},
	}}
}

test_knows_events_that_strangers_cause if {
	github.privileged == {"issue_comment"} with input as {"on": ["push", "issue_comment"]}
	github.trigger_at("issue_comment") == ["on", 1] with input as {"on": ["push", "issue_comment"]}
	github.trigger_at("push") == ["on", "push"] with input as {"on": {"push": null}}
	github.trigger_at("push") == ["on"] with input as {"on": "push"}
}

test_reads_variables_of_every_place if {
	found := {variable.name: variable.at | some variable in github.variables} with input as {
		"env": {"A": 1},
		"jobs": {"build": {
			"env": {"B": 1},
			"container": {"image": "x", "env": {"C": 1}},
			"services": {"db": {"image": "x", "env": {"D": 1}}},
			"steps": [{"run": "x", "env": {"E": 1}}, {"run": "x", "env": "${{ fromJSON(inputs.env) }}"}],
		}},
	}
	found == {
		"A": ["env", "A"],
		"B": ["jobs", "build", "env", "B"],
		"C": ["jobs", "build", "container", "env", "C"],
		"D": ["jobs", "build", "services", "db", "env", "D"],
		"E": ["jobs", "build", "steps", 0, "env", "E"],
	}
}

test_reads_conditions if {
	found := {condition.text: condition.at | some condition in github.conditions} with input as {"jobs": {"build": {
		"if": "success()",
		"steps": [{"run": "x", "if": "always()"}, {"run": "x", "if": true}],
	}}}
	found == {"success()": ["jobs", "build", "if"], "always()": ["jobs", "build", "steps", 0, "if"]}
}

test_reads_switches if {
	every value in [true, "true", " True "] {
		github.is_on(value)
	}
	every value in [false, "false", "yes", 1, null] {
		not github.is_on(value)
	}
}

test_takes_the_first_of_triggers_that_are_repeated if {
	github.trigger_at("push") == ["on", 1] with input as {"on": ["issues", "push", "push"]}
}
