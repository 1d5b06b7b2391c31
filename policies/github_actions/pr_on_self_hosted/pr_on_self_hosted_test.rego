package github_actions.pr_on_self_hosted_test

import data.github_actions.pr_on_self_hosted as rule

_workflow(on, runs_on) := {"on": on, "jobs": {"build": {"runs-on": runs_on, "steps": [{"run": "make"}]}}}

_found(event) := {{
	"message": sprintf("job \"build\" runs on a self-hosted runner for %s", [event]),
	"at": ["jobs", "build", "runs-on"],
}}

test_finds_events_of_pull_requests if {
	rule.deny == _found("pull_request") with input as _workflow("pull_request", "self-hosted")
	rule.deny == _found("pull_request_target") with input as _workflow(["push", "pull_request_target"], ["self-hosted", "linux"])
	rule.deny == _found("pull_request_review") with input as _workflow({"pull_request_review": null}, "self-hosted")
}

test_accepts_other_events if {
	rule.deny == set() with input as _workflow(["push", "workflow_dispatch"], "self-hosted")
	rule.deny == set() with input as {"jobs": {"build": {"runs-on": "self-hosted"}}}
}

test_accepts_runners_of_github if {
	rule.deny == set() with input as _workflow("pull_request", "ubuntu-24.04")
	rule.unknown == set() with input as _workflow("pull_request", {"group": "larger", "labels": "ubuntu-24.04-8"})
}

test_does_not_know_whose_machines_a_group_holds if {
	rule.deny == set() with input as _workflow("pull_request", {"group": "larger"})
	rule.unknown == {{
		"message": "job \"build\" runs in a runner group, which may hold machines of one's own",
		"at": ["jobs", "build", "runs-on"],
	}} with input as _workflow("pull_request", {"group": "larger"})
	rule.unknown == set() with input as _workflow("push", {"group": "larger"})
}

test_accepts_names_that_larger_runners_may_have if {
	runs_on := "${{ matrix.arch == 'arm64' && 'linux-arm64' || 'linux' }}"
	rule.deny == set() with input as {"on": "pull_request", "jobs": {"build": {
		"runs-on": runs_on,
		"strategy": {"matrix": {"arch": ["amd64", "arm64"]}},
		"steps": [{"run": "make"}],
	}}}
	rule.deny == set() with input as _workflow("pull_request", "arm64")
}

test_accepts_machines_of_another_copy if {
	runs_on := "${{ endsWith(github.repository, '-enterprise') && 'self-hosted' || 'ubuntu-24.04' }}"
	rule.deny == set() with input as _workflow("pull_request", runs_on)
	here := "${{ github.repository == 'org/shop' && 'self-hosted' || 'ubuntu-24.04' }}"
	rule.deny == _found("pull_request") with input as _workflow("pull_request", here)
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}

test_does_not_know_a_runner_that_is_given if {
	rule.deny == set() with input as _workflow("pull_request", "${{ vars.RUNNER }}")
	rule.unknown == {{
		"message": "the runner of job \"build\" comes from ${{ vars.RUNNER }}, which is filled in later",
		"at": ["jobs", "build", "runs-on"],
	}} with input as _workflow("pull_request", "${{ vars.RUNNER }}")
	rule.unknown == set() with input as _workflow("push", "${{ vars.RUNNER }}")
}
