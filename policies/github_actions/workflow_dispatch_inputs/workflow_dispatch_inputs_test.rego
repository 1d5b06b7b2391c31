package github_actions.workflow_dispatch_inputs_test

import data.github_actions.workflow_dispatch_inputs as rule

_workflow(on) := {"on": on, "jobs": {"build": {"steps": []}}}

test_finds_inputs if {
	rule.deny == {{
		"message": "who starts the workflow by hand steers it: level, tag",
		"at": ["on", "workflow_dispatch", "inputs"],
	}} with input as _workflow({"push": null, "workflow_dispatch": {"inputs": {"tag": {"type": "string"}, "level": null}}})
}

test_accepts_workflows_without_inputs if {
	every on in [
		"workflow_dispatch", ["push", "workflow_dispatch"], {"workflow_dispatch": null}, {"workflow_dispatch": {}},
		{"workflow_dispatch": {"inputs": {}}}, {"workflow_dispatch": {"inputs": null}}, {"workflow_call": {"inputs": {"a": {}}}},
		{"pull_request": {"inputs": {"a": {}}}}, null, true,
	] {
		rule.deny == set() with input as _workflow(on)
	}
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [_workflow({"workflow_dispatch": {"inputs": ["a"]}}), {"kind": "Pod"}] {
		rule.deny == set() with input as file
	}
}
