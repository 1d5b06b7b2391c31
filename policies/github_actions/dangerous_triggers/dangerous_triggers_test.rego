package github_actions.dangerous_triggers_test

import data.github_actions.dangerous_triggers

_workflow(on, step) := {"on": on, "jobs": {"greet": {"steps": [step]}}}

_finding(event, at) := {
	"message": sprintf("%s lets strangers start a run that has the rights of the repository", [event]),
	"at": at,
}

test_finds_triggers_of_every_form if {
	event := "pull_request_target"
	dangerous_triggers.deny == {_finding(event, ["on"])} with input as _workflow(event, {"run": "x"})
	dangerous_triggers.deny == {_finding(event, ["on", 1])} with input as _workflow(["push", event], {"run": "x"})
	dangerous_triggers.deny == {_finding(event, ["on", event]), _finding("workflow_run", ["on", "workflow_run"])} with input as _workflow(
		{event: {"types": ["opened"]}, "workflow_run": {}},
		{"run": "x"},
	)
}

test_tells_who_starts_a_run if {
	event := "pull_request_target"
	every types in ["labeled", ["labeled"], ["labeled", "milestoned"]] {
		dangerous_triggers.deny == {{
			"message": "pull_request_target runs with the rights of the repository on what a stranger proposes, once somebody says so",
			"at": ["on", event],
		}} with input as _workflow({event: {"types": types}}, {"run": "x"})
	}
	dangerous_triggers.deny == {_finding(event, ["on", event])} with input as _workflow(
		{event: {"types": ["labeled", "synchronize"]}},
		{"run": "x"},
	)
}

test_finds_calls_beside_harmless_steps if {
	dangerous_triggers.deny == {_finding("workflow_run", ["on"])} with input as {
		"on": "workflow_run",
		"jobs": {"label": {"steps": [{"uses": "actions/labeler@v6"}]}, "call": {"uses": "./.github/workflows/x.yml"}},
	}
}

test_accepts_steps_that_only_label if {
	dangerous_triggers.deny == set() with input as _workflow("pull_request_target", {"uses": "actions/labeler@v6"})
}

_using(action, inputs) := _workflow("pull_request_target", {"uses": action, "with": inputs})

test_accepts_comments_whose_text_stands_in_no_file if {
	every action, file in {
		"marocchino/sticky-pull-request-comment@v2": "path",
		"peter-evans/create-or-update-comment@v5": "body-path",
		"thollander/actions-comment-pull-request@v3": "filePath",
	} {
		dangerous_triggers.deny == set() with input as _using(action, {"message": "${{ steps.title.outputs.error }}"})
		dangerous_triggers.deny == set() with input as _workflow("pull_request_target", {"uses": action})
		count(dangerous_triggers.deny) == 1 with input as _using(action, {file: "report.md"})
	}
	every action in ["contributor-assistant/github-action@v2", "TimonVS/pr-labeler-action@v5", "dessant/lock-threads@v5"] {
		dangerous_triggers.deny == set() with input as _using(action, {"path": "x"})
	}
}

test_accepts_what_guards_a_runner if {
	dangerous_triggers.deny == set() with input as {"on": "pull_request_target", "jobs": {"title": {"steps": [
		{"uses": "step-security/harden-runner@v2"},
		{"uses": "amannn/action-semantic-pull-request@v6"},
	]}}}
}

test_accepts_scripts_that_only_ask_the_api if {
	dangerous_triggers.deny == set() with input as _using(
		"actions/github-script@v9",
		{"script": "await github.rest.issues.addLabels({labels: ['new']})"},
	)
	every inputs in [
		{},
		{"script": "core.info('${{ github.event.pull_request.title }}')"},
		{"script": "await exec.exec('make')"},
		{"script": "require('./pr.js')()"},
		{"script": "await github.rest.actions.downloadArtifact({})"},
	] {
		count(dangerous_triggers.deny) == 1 with input as _using("actions/github-script@v9", inputs)
	}
}

test_accepts_jobs_that_wait_for_the_merge if {
	merged := {"if": "github.event.pull_request.merged == true", "steps": [{"run": "x"}]}
	dangerous_triggers.deny == set() with input as {"on": "pull_request_target", "jobs": {"backport": merged}}
	count(dangerous_triggers.deny) == 1 with input as {
		"on": "pull_request_target",
		"jobs": {"backport": merged, "greet": {"steps": [{"run": "x"}]}},
	}
}

test_accepts_jobs_for_people_who_are_known if {
	every condition, findings in {
		"github.event.pull_request.user.login == 'dependabot[bot]'": 0,
		"github.event.repository.fork == false && github.event.pull_request.user.login == 'dependabot[bot]'": 0,
		"github.event.pull_request.head.repo.full_name == github.repository": 0,
		"github.actor == 'dependabot[bot]'": 1,
		"github.event.repository.fork == false": 1,
		"github.event.pull_request.user.login == 'dependabot[bot]' || inputs.all": 1,
		"contains(github.event.pull_request.labels.*.name, 'safe')": 1,
	} {
		job := {"if": condition, "steps": [{"run": "x"}]}
		count(dangerous_triggers.deny) == findings with input as {"on": "pull_request_target", "jobs": {"approve": job}}
		count(dangerous_triggers.deny) == 1 with input as {
			"on": "pull_request_target",
			"jobs": {"approve": job, "greet": {"steps": [{"run": "x"}]}},
		}
	}
	own := {"if": "github.event.workflow_run.event == 'push'", "steps": [{"run": "x"}]}
	dangerous_triggers.deny == set() with input as {"on": "workflow_run", "jobs": {"deploy": own}}
}

test_accepts_jobs_behind_one_that_waits if {
	merged := {"if": "github.event.pull_request.merged == true", "steps": [{"run": "x"}]}
	every wait, findings in {
		"${{ success() && inputs.tell }}": 0,
		"always() && (needs.backport.result == 'failure' || needs.backport.result == 'success')": 0,
		"always()": 1,
		"always() && needs.backport.result != 'failure'": 1,
		"always() && (needs.backport.result == 'failure' || github.actor == 'a')": 1,
		"always() && needs.other.result == 'failure'": 1,
	} {
		count(dangerous_triggers.deny) == findings with input as {"on": "pull_request_target", "jobs": {
			"backport": merged,
			"tell": {"needs": ["backport"], "if": wait, "steps": [{"run": "x"}]},
		}}
	}
	dangerous_triggers.deny == set() with input as {
		"on": "pull_request_target",
		"jobs": {"backport": merged, "tell": {"needs": "backport", "steps": [{"run": "x"}]}},
	}
}

test_accepts_other_triggers if {
	dangerous_triggers.deny == set() with input as _workflow(["pull_request", "push"], {"run": "x"})
	dangerous_triggers.deny == set() with input as {"jobs": {}}
}

test_accepts_other_kinds if {
	dangerous_triggers.deny == set() with input as {"kind": "Pod"}
}
