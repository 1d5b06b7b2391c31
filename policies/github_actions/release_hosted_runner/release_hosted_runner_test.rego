package github_actions.release_hosted_runner_test

import data.github_actions.release_hosted_runner as rule

_workflow(on, runs_on, step) := {"on": on, "jobs": {"ship": {"runs-on": runs_on, "steps": [step]}}}

_found := {{"message": "job \"ship\" makes a release on a self-hosted runner", "at": ["jobs", "ship", "runs-on"]}}

test_finds_jobs_that_publish if {
	rule.deny == _found with input as _workflow("push", ["self-hosted", "linux"], {"run": "npm publish"})
	rule.deny == _found with input as _workflow(
		"push",
		"self-hosted",
		{"uses": "docker/build-push-action@v6", "with": {"push": true}},
	)
}

test_finds_jobs_that_build_for_a_release if {
	rule.deny == _found with input as _workflow("release", "self-hosted", {"uses": "actions/upload-artifact@v4"})
}

test_accepts_hosted_runners if {
	rule.deny == set() with input as _workflow("release", "ubuntu-24.04", {"run": "npm publish"})
	rule.unknown == set() with input as _workflow("release", {"group": "x", "labels": "ubuntu-24"}, {"run": "npm publish"})
}

test_does_not_know_whose_machines_a_group_holds if {
	rule.deny == set() with input as _workflow("release", {"group": "larger"}, {"run": "npm publish"})
	count(rule.unknown) == 1 with input as _workflow("release", {"group": "larger"}, {"run": "npm publish"})
	rule.unknown == set() with input as _workflow("release", {"group": "larger"}, {"run": "npm test"})
}

test_accepts_jobs_that_do_not_release if {
	rule.deny == set() with input as _workflow("push", "self-hosted", {"run": "make test"})
	rule.deny == set() with input as _workflow("push", "self-hosted", {"uses": "actions/upload-artifact@v4"})
	rule.deny == set() with input as {"on": "release", "jobs": {"ship": {"uses": "./.github/workflows/x.yml"}}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}

test_does_not_know_a_runner_that_is_given if {
	rule.unknown == {{
		"message": "the runner of job \"ship\" comes from ${{ vars.RUNNER }}, which is filled in later",
		"at": ["jobs", "ship", "runs-on"],
	}} with input as _workflow("push", "${{ vars.RUNNER }}", {"run": "npm publish"})
	rule.unknown == set() with input as _workflow("push", "${{ vars.RUNNER }}", {"run": "npm test"})
}
