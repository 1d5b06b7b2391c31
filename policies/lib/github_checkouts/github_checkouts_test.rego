package lib.github_checkouts_test

import data.lib.github
import data.lib.github_checkouts as checkouts

_unpacking(runs) := found if {
	steps := [{"run": run} | some run in runs]
	found := checkouts.unpacking(github.steps[0]) with input as {"jobs": {"build": {"steps": steps}}}
}

test_finds_commands_that_unpack if {
	_unpacking(["git -C x checkout a && make"]) == {"git -C x checkout a"}
	_unpacking(["git fetch origin a; git diff FETCH_HEAD", "git merge FETCH_HEAD"]) == {"git fetch origin a"}
	_unpacking(["git fetch origin a; git diff FETCH_HEAD", "git log"]) == set()
	_unpacking(["make checkout"]) == set()
}

_refused(event, uses, inputs) if {
	checkouts.is_refused({"uses": uses, "with": inputs}, {event})
}

test_knows_versions_that_refuse if {
	every version in ["v7", "v7.0.1", "v6.1.0", "v5.1", "v4.4.0", "v3.7.0", "v2.8.0"] {
		uses := sprintf("actions/checkout@%s", [version])
		_refused("workflow_run", uses, {})
		_refused("workflow_run", uses, {"allow-unsafe-pr-checkout": "false"})
		not _refused("workflow_run", uses, {"allow-unsafe-pr-checkout": true})
		not _refused("issue_comment", uses, {})
	}
	_refused("workflow_run", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", {})
	not _refused("workflow_run", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", {"allow-unsafe-pr-checkout": true})
	not _refused("workflow_run", "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683", {})
	every version in ["v6", "v6.0.3", "v4", "v4.3.1", "v1.0", "main"] {
		not _refused("pull_request_target", sprintf("actions/checkout@%s", [version]), {})
	}
}

test_tells_what_is_put_aside if {
	step := {"uses": "actions/checkout@v4", "with": {"path": "theirs", "persist-credentials": false}}
	document := {"jobs": {"build": {"steps": [step, {"run": "cat theirs/a"}]}, "other": {"steps": [{"run": "make -C theirs"}]}}}
	entry := {"job": "build", "path": ["jobs", "build", "steps", 0], "step": step}
	checkouts.is_aside(entry) with input as document
	not checkouts.is_aside(entry) with input as {"jobs": {"build": {"steps": [step, {"run": "sh theirs/a"}]}}}
	not checkouts.is_aside(object.union(entry, {"step": {"with": {"path": "${{ inputs.path }}"}}})) with input as document
}
