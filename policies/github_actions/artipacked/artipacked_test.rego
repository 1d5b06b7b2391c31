package github_actions.artipacked_test

import data.github_actions.artipacked
import data.lib.fix

_workflow(with_, run) := {"on": "push", "jobs": {"build": {"steps": [
	{"uses": "actions/checkout@v6", "with": with_},
	{"run": run},
]}}}

_finding(at) := {
	"message": "job \"build\", step 1 leaves its token where every later step can read it",
	"at": array.concat(["jobs", "build", "steps", 0], at),
}

test_finds_the_default if {
	fix.bare(artipacked.deny) == {_finding(["uses"])} with input as _workflow({"fetch-depth": 0}, "make")
	fix.bare(artipacked.deny) == {_finding(["uses"])} with input as _workflow({}, "git push")
	fix.bare(artipacked.deny) == {{
		"message": "step 1 leaves its token where every later step can read it",
		"at": ["runs", "steps", 0, "uses"],
	}} with input as {"runs": {"using": "composite", "steps": [{"uses": "Actions/Checkout@v4"}]}}
}

test_finds_what_is_asked_for_without_need if {
	every value in [true, "true", "${{ github.event_name == 'push' }}"] {
		fix.bare(artipacked.deny) == {_finding(["with", "persist-credentials"])} with input as _workflow(
			{"persist-credentials": value},
			"make",
		)
	}
}

test_accepts_jobs_that_push if {
	every run in ["git push origin main", "make && git -C docs push", "git -c user.name=x push"] {
		artipacked.deny == set() with input as _workflow({"persist-credentials": true}, run)
	}
}

test_accepts_tokens_that_are_not_kept if {
	every value in [false, "false", "${{ inputs.persist }}"] {
		artipacked.deny == set() with input as _workflow({"persist-credentials": value}, "make")
	}
}

test_accepts_jobs_without_a_checkout if {
	artipacked.deny == set() with input as {"jobs": {"build": {"steps": [{"run": "make"}, {"uses": "./checkout"}]}}}
}

test_accepts_other_kinds if {
	artipacked.deny == set() with input as {"kind": "Pod"}
}

test_does_not_know_an_input_that_is_given if {
	with_ := {"persist-credentials": "${{ inputs.keep }}"}
	artipacked.deny == set() with input as _workflow(with_, "make")
	artipacked.unknown == {{
		"message": "persist-credentials of job \"build\", step 1 comes from ${{ inputs.keep }}, which is filled in later",
		"at": ["jobs", "build", "steps", 0, "with", "persist-credentials"],
	}} with input as _workflow(with_, "make")
	artipacked.unknown == set() with input as _workflow(with_, "git push")
	artipacked.unknown == set() with input as _workflow({"persist-credentials": false}, "make")
	action := {
		"inputs": {"keep": {"default": "false"}},
		"runs": {"using": "composite", "steps": [{"uses": "actions/checkout@v6", "with": with_}]},
	}
	artipacked.unknown == set() with input as action
	kept := object.union(action, {"inputs": {"keep": {"default": "true"}}})
	{unknown.at | some unknown in artipacked.unknown} == {["runs", "steps", 0, "with", "persist-credentials"]} with input as kept
}
