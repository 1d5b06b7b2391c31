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

test_reads_expressions if {
	github.expressions("a ${{ b }} c ${{d}} ${{ e\n}}") == [" b ", "d", " e\n"]
	github.expressions("plain") == []
}

test_reads_contexts_in_one_spelling if {
	github.contexts(" GitHub['event'].commits[0] . message || 'a.b' ") == {"github.event.commits.*.message"}
}

test_leaves_out_contexts_that_are_only_asked if {
	github.contexts("contains(github.head_ref, 'x') || github.ref == 'a' || !inputs.a || (inputs.b && 'c')") == set()
	github.contexts("inputs.a && inputs.b") == {"inputs.b"}
}
