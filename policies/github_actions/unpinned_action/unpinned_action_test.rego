package github_actions.unpinned_action_test

import data.github_actions.unpinned_action
import data.lib.fix

_workflow(uses) := {"on": "push", "jobs": {"build": {"steps": [{"uses": use} | some use in uses]}}}

_sha := "11bd71901bbe5b1630ceea73d27597364c9af683"

_finding(index, use) := {
	"message": sprintf("job \"build\", step %d uses %s, which is not pinned to a %s", [index + 1, use, _what(use)]),
	"at": ["jobs", "build", "steps", index, "uses"],
}

_what(use) := "digest" if {
	startswith(use, "docker://")
} else := "commit"

test_finds_tags_branches_and_short_hashes if {
	uses := ["actions/checkout@v4", "acme/deploy/sub@release/v2", "acme/deploy@11bd719", "acme/deploy", "docker://alpine"]
	fix.bare(unpinned_action.deny) == {_finding(index, use) | some index, use in uses} with input as _workflow(uses)
}

test_finds_reusable_workflows if {
	fix.bare(unpinned_action.deny) == {{
		"message": "job \"call\" uses acme/ci/.github/workflows/build.yml@main, which is not pinned to a commit",
		"at": ["jobs", "call", "uses"],
	}} with input as {"jobs": {"call": {"uses": "acme/ci/.github/workflows/build.yml@main"}}}
}

test_finds_steps_of_composite_actions if {
	fix.bare(unpinned_action.deny) == {{
		"message": "step 1 uses actions/setup-node@v4, which is not pinned to a commit",
		"at": ["runs", "steps", 0, "uses"],
	}} with input as {"runs": {"using": "composite", "steps": [{"uses": "actions/setup-node@v4"}]}}
}

test_accepts_commits_and_what_is_local if {
	unpinned_action.deny == set() with input as _workflow([
		concat("@", ["actions/checkout", _sha]),
		"./.github/actions/setup",
		"../shared/action",
		"$/.github/actions/setup@v1",
		"${{ matrix.action }}@v1",
		"docker://alpine:3.21",
		"docker://alpine@sha256:abc",
	])
}

test_accepts_trusted_owners if {
	fix.bare(unpinned_action.deny) == {_finding(1, "other/ci@v1")} with input as _workflow(["Acme/ci@v1", "other/ci@v1"])
		with data.karat.parameters as {"trusted_owners": ["acme"]}
}

test_measures_the_share_of_pinned_uses if {
	unpinned_action.measure == {"value": 1, "of": 3} with input as _workflow([
		concat("@", ["actions/checkout", _sha]),
		"actions/cache@v4",
		"actions/cache@v3",
		"./local",
	])
	not unpinned_action.measure with input as _workflow(["./local"])
}

test_accepts_documents_without_steps if {
	unpinned_action.deny == set() with input as {"on": "push", "jobs": {"build": {"steps": [{"run": "make"}]}}}
	unpinned_action.deny == set() with input as {"jobs": null}
}

test_accepts_other_kinds if {
	unpinned_action.deny == set() with input as {"kind": "Pod", "spec": {"uses": "actions/checkout@v4"}}
}

test_accepts_builders_that_must_be_named_by_a_release if {
	path := "slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml"
	call := {"jobs": {"provenance": {"uses": sprintf("%s@%s", [path, "v2.1.0"])}}}
	unpinned_action.deny == set() with input as call
	moving := {"jobs": {"provenance": {"uses": sprintf("%s@%s", [path, "main"])}}}
	count(unpinned_action.deny) == 1 with input as moving
}
