package github_actions.template_injection_test

import data.github_actions.template_injection
import data.lib.fix

_workflow(step) := {"on": "issues", "jobs": {"greet": {"steps": [step]}}}

_at := ["jobs", "greet", "steps", 0, "run"]

_finding(context, at) := {
	"message": sprintf("job \"greet\", step 1 pastes %s into its script", [context]),
	"at": at,
}

test_finds_untrusted_text_in_scripts if {
	every context in {
		"github.event.issue.title", "github.event.pull_request.head.ref", "github.head_ref",
		"github.event.comment.body",
		"github.event.commits.*.message", "github.event.head_commit.author.email",
		"github.event.pages.*.page_name",
		"github.event.workflow_run.head_branch", "github.event.workflow.path", "github.event.workflow_run.path",
	} {
		run := sprintf("echo \"${{ %s }}\"", [context])
		fix.bare(template_injection.deny) == {_finding(context, _at)} with input as _workflow({"run": run})
	}
}

test_accepts_what_strangers_write_where_none_starts_it if {
	pushed := {"push": {"branches": ["main"]}, "schedule": []}
	every context, event in {
		"github.head_ref": "pull_request_target",
		"github.event.pull_request.title": "pull_request",
		"github.event.issue.title": "issue_comment",
		"github.event.comment.body": "pull_request_review_comment",
		"github.event.workflow_run.head_branch": "workflow_run",
	} {
		paste := _workflow({"run": sprintf("echo ${{ %s }}", [context])})
		template_injection.deny == set() with input as object.union(paste, {"on": pushed})
		count(template_injection.deny) == 1 with input as object.union(paste, {"on": {"workflow_call": null}})
		count(template_injection.deny) == 1 with input as object.union(paste, {"on": ["push", event]})
	}
	outputs := {"on": pushed, "jobs": {"greet": {"steps": [
		{"id": "branch", "run": "echo \"name=${GITHUB_HEAD_REF:-$GITHUB_REF_NAME}\" >> $GITHUB_OUTPUT"},
		{"run": "echo ${{ steps.branch.outputs.name }}"},
	]}}}
	template_injection.deny == set() with input as outputs
	count(template_injection.deny) == 1 with input as object.union(outputs, {"on": {"pull_request": {}}})
}

test_finds_other_spellings if {
	found := {_finding("github.event.issue.title", _at)}
	fix.bare(template_injection.deny) == found with input as _workflow({"run": "${{ github['event']['issue'].title }}"})
	fix.bare(template_injection.deny) == found with input as _workflow({"run": "${{ GitHub.Event.Issue.Title || 'none' }}"})
	fix.bare(template_injection.deny) == found with input as _workflow({"run": "${{\n format('{0}', github.event.issue.title)\n}}"})
}

test_finds_the_whole_event if {
	fix.bare(template_injection.deny) == {_finding("tojson(github.event)", _at)} with input as _workflow({"run": "echo '${{ toJSON(github.event) }}'"})
}

test_finds_script_inputs_of_actions if {
	at := ["jobs", "greet", "steps", 0, "with", "script"]
	fix.bare(template_injection.deny) == {_finding("github.event.issue.body", at)} with input as _workflow({
		"uses": "actions/github-script@v7",
		"with": {"script": "console.log('${{ github.event.issue.body }}')"},
	})
}

test_finds_several_in_one_script if {
	found := {_finding("github.event.issue.body, github.event.issue.title", _at)}
	run := "echo ${{ github.event.issue.title }}\necho ${{ github.event.issue.body }} ${{ github.sha }}"
	fix.bare(template_injection.deny) == found with input as _workflow({"run": run})
}

_script(text) := _workflow({"uses": "actions/github-script@v7", "with": {"script": text}})

test_finds_json_between_quotes if {
	every text in ["JSON.parse(`${{ toJSON(github.event.issue.title) }}`)", "x('a ${{ toJSON(github.event.issue.title) }}')"] {
		count(template_injection.deny) == 1 with input as _script(text)
	}
	count(template_injection.deny) == 1 with input as _workflow({"run": "x=(${{ toJSON(github.event.issue.title) }})"})
}

test_accepts_json_as_a_literal if {
	every text in [
		"const title = ${{ toJSON(github.event.issue.title) }};", "say(${{ toJson( github.event.issue ) }}, 1)",
		"return ${{ toJSON(github.event) }}",
	] {
		template_injection.deny == set() with input as _script(text)
	}
}

test_accepts_inputs_of_actions_that_the_repository_keeps_to_itself if {
	template_injection.deny == set() with input as {"runs": {"using": "composite", "steps": [{"run": "${{ inputs.name }}"}]}}
		with data.karat.source.path as ".github/actions/hello/action.yml"
}

test_finds_the_way_through_the_env_context if {
	fix.bare(template_injection.deny) == {_finding("env.title", _at)} with input as _workflow({
		"run": "echo ${{ env.TITLE }}",
		"env": {"TITLE": "${{ github.event.issue.title }}"},
	})
}

test_finds_inputs_of_composite_actions if {
	fix.bare(template_injection.deny) == {{
		"message": "step 1 pastes inputs.name into its script",
		"at": ["runs", "steps", 0, "run"],
	}} with input as {"runs": {"using": "composite", "steps": [{"run": "hello ${{ inputs.name }}"}]}}
}

test_finds_the_way_through_outputs if {
	fix.bare(template_injection.deny) == {
		{
			"message": "job \"plan\", step 2 pastes steps.title.outputs.text into its script",
			"at": ["jobs", "plan", "steps", 1, "run"],
		},
		{
			"message": "job \"use\", step 1 pastes needs.plan.outputs.text into its script",
			"at": ["jobs", "use", "steps", 0, "run"],
		},
	} with input as {"on": "issues", "jobs": {
		"plan": {"outputs": {"text": "${{ steps.title.outputs.text }}"}, "steps": [
			{
				"id": "title",
				"run": "echo \"text=$TITLE\" >> \"$GITHUB_OUTPUT\"",
				"env": {"TITLE": "${{ github.event.issue.title }}"},
			},
			{"run": "echo ${{ steps.title.outputs.text }}"},
		]},
		"use": {"needs": "plan", "steps": [{"run": "echo ${{ needs.plan.outputs.text }}"}]},
	}}
}

_repository(text) := {"files": {}, "documents": {"github_action": [], "github_workflow": [
	{"path": ".github/workflows/called.yml", "index": 0, "labels": [], "value": {
		"on": {"workflow_call": {"inputs": {"text": {"type": "string"}}}},
		"jobs": {"say": {"steps": [{"run": "echo ${{ inputs.text }} ${{ github.head_ref }}"}]}},
	}},
	{"path": ".github/workflows/caller.yml", "index": 0, "labels": [], "value": {
		"on": "issues",
		"jobs": {"call": {"uses": "./.github/workflows/called.yml", "with": {"text": text}}},
	}},
]}}

test_finds_across_files_what_no_file_says_alone if {
	fix.bare(template_injection.deny) == {{
		"message": "job \"say\", step 1 pastes inputs.text into its script",
		"at": ["documents", "github_workflow", 0, "value", "jobs", "say", "steps", 0, "run"],
	}} with input as _repository("${{ github.event.issue.title }}")
}

test_accepts_calls_with_values_of_ones_own if {
	template_injection.deny == set() with input as _repository("${{ github.sha }}")
	template_injection.deny == set() with input as {"files": {}, "documents": {}}
}

test_accepts_the_environment if {
	template_injection.deny == set() with input as _workflow({
		"run": "echo \"$TITLE\"",
		"env": {"TITLE": "${{ github.event.issue.title }}"},
	})
}

test_accepts_values_that_nobody_else_writes if {
	template_injection.deny == set() with input as _workflow({"run": "${{ github.sha }} ${{ github.event.issue.number }}"})
	template_injection.deny == set() with input as _workflow({"run": "${{ env.TITLE }}", "env": {"TITLE": "fixed"}})
}

test_accepts_questions_about_untrusted_text if {
	template_injection.deny == set() with input as _workflow({"run": concat(" ", [
		"${{ github.head_ref == 'main' && 'yes' || 'no' }}",
		"${{ contains(github.event.issue.title, 'x') }}",
		"${{ 'github.event.issue.title' }}",
		"${{ github.head_ref && 'a' || 'b' }}",
	])})
}

test_accepts_steps_without_a_script if {
	template_injection.deny == set() with input as _workflow({"uses": "actions/checkout@v4", "with": {"ref": "x"}})
	template_injection.deny == set() with input as _workflow({"run": null})
}

test_accepts_other_kinds if {
	template_injection.deny == set() with input as {"kind": "Pod", "run": "${{ github.head_ref }}"}
}

_two(event, first) := {"on": event, "jobs": {"greet": {"steps": [
	object.union(first, {"id": "said"}),
	{"run": "echo ${{ steps.said.outputs.result }}"},
]}}}

_second := {"message": "job \"greet\", step 2 pastes steps.said.outputs.result into its script", "at": ["jobs", "greet", "steps", 1, "run"]}

test_finds_what_a_script_asks_for if {
	every command in ["$(git log -1 --pretty=%B)", "$(git diff --name-only origin/main)", "$(gh pr view --json title -q .title)"] {
		run := sprintf("echo \"result=%s\" >> $GITHUB_OUTPUT", [command])
		fix.bare(template_injection.deny) == {_second} with input as _two("pull_request_target", {"run": run})
		template_injection.deny == set() with input as _two("push", {"run": run})
	}
	run := "MESSAGE=$(git log -1 --pretty=%B)\necho \"result=$MESSAGE\" >> $GITHUB_OUTPUT"
	fix.bare(template_injection.deny) == {_second} with input as _two({"pull_request": {}}, {"run": run})
	count_ := "echo \"result=$(git diff --name-only origin/main | wc -l)\" >> $GITHUB_OUTPUT"
	template_injection.deny == set() with input as _two("pull_request_target", {"run": count_})
}

test_finds_what_javascript_gives_back if {
	step := {"uses": "actions/github-script@v8", "with": {"script": "return context.payload.comment.body"}}
	fix.bare(template_injection.deny) == {_second} with input as _two("issue_comment", step)
	number := {"uses": "actions/github-script@v8", "with": {"script": "return context.payload.issue.number"}}
	template_injection.deny == set() with input as _two("issue_comment", number)
}

test_finds_scripts_of_more_actions if {
	every uses, name in {
		"addnab/docker-run-action@v3": "run",
		"jannekem/run-python-script-action@v1": "script",
		"reactivecircus/android-emulator-runner@v2": "script",
		"vmactions/freebsd-vm@v1": "run",
		"nick-invision/retry@v2": "Command",
	} {
		at := ["jobs", "greet", "steps", 0, "with", name]
		fix.bare(template_injection.deny) == {_finding("github.event.issue.title", at)} with input as _workflow({
			"uses": uses,
			"with": {name: "echo ${{ github.event.issue.title }}", "other": "${{ github.event.issue.title }}"},
		})
	}
}
