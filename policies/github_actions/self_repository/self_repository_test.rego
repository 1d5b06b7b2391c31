package github_actions.self_repository_test

import data.github_actions.self_repository as rule
import data.lib.fix

_workflow(steps) := {"on": "push", "jobs": {"build": {"steps": steps}}}

_finding(path, place) := {
	"message": sprintf("job \"build\", step %d takes %s from the folder that it works in", [place + 1, path]),
	"at": ["jobs", "build", "steps", place, "uses"],
}

test_finds_actions_of_the_workspace if {
	every path in ["./my-action", "./", "./.github/actions/setup"] {
		fix.bare(rule.deny) == {_finding(path, 0)} with input as _workflow([{"uses": path}])
	}
	every step in [
		{"uses": "actions/checkout@v4"},
		{"uses": "actions/checkout@v4", "with": {"ref": "${{ github.event.pull_request.head.sha }}"}},
		{"uses": "actions/checkout@v4", "with": {"repository": "${{ github.repository }}"}},
		{"uses": "actions/checkout@v4", "with": {"repository": "acme/docs", "path": "docs"}},
		{"run": "git clone https://github.com/acme/docs"},
		{"run": "echo x"},
	] {
		fix.bare(rule.deny) == {_finding("./setup", 1)} with input as _workflow([step, {"uses": "./setup"}])
	}
}

test_finds_workflows_and_actions_in_actions if {
	fix.bare(rule.deny) == {{
		"message": "job \"build\" names ./.github/workflows/a.yml without its commit, as $/ would",
		"at": ["jobs", "build", "uses"],
	}} with input as {"jobs": {"build": {"uses": "./.github/workflows/a.yml"}}}
	fix.bare(rule.deny) == {{
		"message": "step 1 takes ./setup from the folder that it works in",
		"at": ["runs", "steps", 0, "uses"],
	}} with input as {"runs": {"using": "composite", "steps": [{"uses": "./setup"}]}}
}

test_takes_it_from_the_repository if {
	some finding in rule.deny with input as _workflow([{"uses": "./.github/actions/setup"}])
	finding.fix.edits[0].value == "$/.github/actions/setup"
	finding.fix.safety == "unsafe"
}

test_accepts_other_references if {
	every value in ["$/my-action", "actions/checkout@v4", "docker://alpine:3.21", "../x", ".github/x", ""] {
		rule.deny == set() with input as _workflow([{"uses": value}])
	}
}

test_accepts_what_the_job_has_brought if {
	every step in [
		{"uses": "actions/checkout@v4", "with": {"repository": "acme/actions"}},
		{"uses": "actions/checkout@v4", "with": {"repository": "acme/actions", "path": "./tools/"}},
		{"uses": "actions/checkout@v4", "with": {"path": "tools"}},
		{"run": "git clone https://github.com/acme/tools"},
		{"run": "npm ci && npm run build"},
	] {
		rule.deny == set() with input as _workflow([step, {"uses": "./tools/setup"}])
	}
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [
		_workflow(["./x"]), _workflow([{"uses": ["./x"]}]), {"jobs": {"a": {"uses": null}}}, {"jobs": null},
		{"kind": "Pod"},
	] {
		rule.deny == set() with input as file
	}
	count(rule.deny) == 1 with input as _workflow([{"uses": "actions/checkout@v4", "with": {"path": 1, "repository": ["x"]}}, {"uses": "./x"}])
	count(rule.deny) == 1 with input as _workflow([{"run": ["make"], "with": "x"}, {"uses": "./x"}])
}
