package github_actions.self_hosted_runner_test

import data.github_actions.self_hosted_runner as rule

_workflow(runs_on) := {"on": "push", "jobs": {"build": {"runs-on": runs_on, "steps": [{"run": "make"}]}}}

_at := ["jobs", "build", "runs-on"]

test_finds_labels if {
	every runs_on in ["self-hosted", ["self-hosted", "x64"], {"labels": ["self-hosted", "gpu"]}] {
		rule.deny == {{"message": "job \"build\" runs on a self-hosted runner", "at": _at}} with input as _workflow(runs_on)
	}
}

test_finds_groups if {
	rule.deny == {{
		"message": "job \"build\" runs in a runner group, which may hold machines of one's own",
		"at": _at,
	}} with input as _workflow({"group": "builders"})
}

test_finds_copies_of_the_repository if {
	runs_on := "${{ endsWith(github.repository, '-enterprise') && 'self-hosted' || 'ubuntu-24.04' }}"
	rule.deny == {{
		"message": "job \"build\" runs on a self-hosted runner in repositories of some names",
		"at": _at,
	}} with input as _workflow(runs_on)
}

test_accepts_runners_of_github if {
	rule.deny == set() with input as _workflow("ubuntu-24.04")
	rule.deny == set() with input as _workflow("${{ inputs.runner }}")
}

test_accepts_jobs_without_a_runner if {
	rule.deny == set() with input as {"jobs": {"call": {"uses": "./.github/workflows/x.yml"}}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "runs-on": "self-hosted"}
}

test_does_not_know_a_runner_that_is_given if {
	every runs_on in ["${{ inputs.runner }}", ["${{ inputs.runner }}", "linux"], {"labels": "${{ inputs.runner }}"}] {
		rule.unknown == {{
			"message": "the runner of job \"build\" comes from ${{ inputs.runner }}, which is filled in later",
			"at": _at,
		}} with input as _workflow(runs_on)
	}
	every runs_on in ["${{ vars.A || 'ubuntu-24.04' }}", "${{ matrix.os }}-${{ matrix.cpu }}", "ubuntu-24.04", "self-hosted"] {
		rule.unknown == set() with input as _workflow(runs_on)
	}
}

test_takes_the_default_of_an_input if {
	job := {"runs-on": "${{ inputs.runner }}", "steps": []}
	every default_ in ["ubuntu-24.04", "macos-15"] {
		workflow := {"on": {"workflow_call": {"inputs": {"runner": {"default": default_}}}}, "jobs": {"build": job}}
		rule.unknown == set() with input as workflow
	}
	workflow := {"on": {"workflow_call": {"inputs": {"runner": {"default": "self-hosted"}}}}, "jobs": {"build": job}}
	rule.deny == set() with input as workflow
	count(rule.unknown) == 1 with input as workflow
}
