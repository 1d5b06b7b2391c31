package lib.github_flow_test

import data.lib.github_flow as flow
import data.lib.github_places as places

_title := "${{ github.event.issue.title }}"

# Whether the last step of a job sees a stranger's text in a context.
_sees(document, context) if {
	flow.is_untrusted(places.steps[count(places.steps) - 1], context) with input as document
}

_job(steps) := {"on": "issues", "jobs": {"greet": {"steps": array.concat(steps, [{"run": "x"}])}}}

test_knows_contexts_of_strangers if {
	every context in ["github.head_ref", "github.event.issue.title", "github.event.commits.*.message"] {
		_sees(_job([]), context)
	}
	every context in ["github.sha", "github.event.issue.number", "github.actor", "inputs.name", "steps.a.outputs.b"] {
		not _sees(_job([]), context)
	}
}

test_follows_environments if {
	_sees(object.union(_job([]), {"env": {"TITLE": _title}}), "env.title")
	_sees({"jobs": {"greet": {"env": {"TITLE": _title}, "steps": [{"run": "x"}]}}}, "env.title")
	_sees({"jobs": {"greet": {"steps": [{"run": "x", "env": {"title": _title}}]}}}, "env.title")
	not _sees(
		{"env": {"TITLE": _title}, "jobs": {"greet": {"env": {"TITLE": "fixed"}, "steps": [{"run": "x"}]}}},
		"env.title",
	)
	not _sees(
		{"env": {"TITLE": _title}, "jobs": {"greet": {"steps": [{"run": "x", "env": {"TITLE": "fixed"}}]}}},
		"env.title",
	)
}

test_follows_outputs_of_scripts if {
	every run in [
		"echo \"t=${{ github.event.issue.title }}\" >> $GITHUB_OUTPUT",
		"echo \"t=$TITLE\" >> \"$GITHUB_OUTPUT\"",
		"clean=$(echo \"$TITLE\" | sed 's/a/b/')\necho \"t=$clean\" >> $GITHUB_OUTPUT",
		"echo \"::set-output name=t::$TITLE\"",
		"t=$(gh pr view \"$TITLE\" --json title --jq '.title')\necho \"t=$t\" >> $GITHUB_OUTPUT",
		"t=$(echo \"$TITLE\" | base64 -d)\necho \"t=$t\" >> $GITHUB_OUTPUT",
		"echo \"t=$(echo x | base64) $TITLE\" >> $GITHUB_OUTPUT",
		"echo \"t=$(echo \"$TITLE\" | base64 | base64 -d)\" >> $GITHUB_OUTPUT",
		"echo \"t=$(gh pr view \"$TITLE\" --json title -q .title) $(gh pr view 1 --json number -q .number)\" >> $GITHUB_OUTPUT",
		"{\n  echo 't<<EOF'\n  echo \"$TITLE\"\n  echo EOF\n} >> $GITHUB_OUTPUT",
		"\"t=$env:TITLE\" >> $env:GITHUB_OUTPUT",
	] {
		_sees(_job([{"id": "A", "run": run, "env": {"TITLE": _title}}]), "steps.a.outputs.t")
	}
	_sees(_job([{"id": "a", "run": "echo t=$GITHUB_HEAD_REF >> $GITHUB_OUTPUT"}]), "steps.a.outputs.t")
	_sees(_job([{"run": "echo \"T=$TITLE\" >> $GITHUB_ENV", "env": {"TITLE": _title}}]), "env.t")
}

test_follows_files_of_a_pull_request if {
	bring := {"uses": "actions/download-artifact@v4", "with": {"run-id": "${{ github.event.workflow_run.id }}"}}
	hand := {"id": "a", "run": "N=$(cat pr/number)\necho \"n=$N\" >> $GITHUB_OUTPUT"}
	_sees(object.union(_job([bring, hand]), {"on": "workflow_run"}), "steps.a.outputs.n")
	not _sees(object.union(_job([bring, hand]), {"on": "pull_request"}), "steps.a.outputs.n")
	not _sees(object.union(_job([hand]), {"on": "workflow_run"}), "steps.a.outputs.n")
}

test_leaves_out_what_scripts_clean if {
	every run in [
		"echo t=fixed >> $GITHUB_OUTPUT", "echo \"t=$(echo \"$TITLE\" | tr -cd a-z)\" >> $GITHUB_OUTPUT",
		"if [ \"$TITLE\" = x ]; then echo t=true >> $GITHUB_OUTPUT; fi",
		"t=$(gh pr view \"$TITLE\" --json number --jq '.number')\necho \"t=$t\" >> $GITHUB_OUTPUT",
		"t=$(echo \"$TITLE\" | base64 -w0)\necho \"t=$t\" >> $GITHUB_OUTPUT",
		"t=pr-$(echo $(echo \"$TITLE\") | base64)\necho \"t=$t\" >> $GITHUB_OUTPUT",
		"echo \"$TITLE\"\necho t=1 >> $GITHUB_OUTPUT",
	] {
		not _sees(_job([{"id": "a", "run": run, "env": {"TITLE": _title}}]), "steps.a.outputs.t")
	}
}

test_knows_outputs_of_actions if {
	_sees(_job([{"id": "a", "uses": "tj-actions/changed-files@v40"}]), "steps.a.outputs.all_changed_files")
	_sees(
		_job([{"id": "a", "uses": "tj-actions/changed-files@v46", "with": {"safe_output": false}}]),
		"steps.a.outputs.all_changed_files",
	)
	not _sees(_job([{"id": "a", "uses": "tj-actions/changed-files@v46"}]), "steps.a.outputs.all_changed_files")
	not _sees(_job([{"id": "a", "uses": "tj-actions/changed-files@v40"}]), "steps.a.outputs.any_changed")
	not _sees(_job([{"id": "a", "uses": "acme/x@v1"}]), "steps.a.outputs.files")
}

test_follows_outputs_of_jobs_and_matrices if {
	plan := {
		"outputs": {"files": "${{ steps.a.outputs.all_changed_files }}", "sha": "${{ github.sha }}"},
		"steps": [{"id": "a", "uses": "tj-actions/changed-files@v40"}],
	}
	use := {
		"needs": "plan",
		"strategy": {"matrix": {"file": "${{ fromJSON(needs.plan.outputs.files) }}", "os": ["linux"]}},
		"steps": [{"run": "x"}],
	}
	document := {"jobs": {"plan": plan, "use": use}}
	_sees(document, "needs.plan.outputs.files")
	_sees(document, "matrix.file")
	not _sees(document, "needs.plan.outputs.sha")
	not _sees(document, "matrix.os")
	_sees(
		{"jobs": {"plan": plan, "use": {
			"strategy": {"matrix": "${{ fromJSON(needs.plan.outputs.files) }}"},
			"steps": [{"run": "x"}],
		}}},
		"matrix.name",
	)
}

test_knows_no_caller_of_an_action if {
	document := {
		"inputs": {"name": {}},
		"runs": {"using": "composite", "steps": [{"run": "x", "env": {"NAME": "${{ inputs.name }}"}}]},
	}
	_sees(document, "inputs.name")
	_sees(document, "env.name")
}

_file(path, value) := {"path": path, "index": 0, "labels": [], "value": value}

_greet := _file(".github/actions/greet/action.yml", {
	"inputs": {"name": {}},
	"outputs": {"line": {"value": "${{ steps.make.outputs.line }}"}},
	"runs": {"using": "composite", "steps": [{
		"id": "make",
		"run": "echo \"line=$NAME\" >> $GITHUB_OUTPUT",
		"env": {"NAME": "${{ inputs.name }}"},
	}]},
})

_called := _file(".github/workflows/called.yml", {
	"on": {"workflow_call": {
		"inputs": {"text": {"type": "string"}},
		"outputs": {"back": {"value": "${{ jobs.say.outputs.line }}"}},
	}},
	"jobs": {"say": {
		"outputs": {"line": "${{ inputs.text }}"},
		"steps": [{"run": "echo ${{ inputs.text }}"}],
	}},
})

_caller(title) := _file(".github/workflows/caller.yml", {"on": "issues", "jobs": {
	"call": {"uses": "./.github/workflows/called.yml", "with": {"text": title}},
	"use": {"needs": "call", "steps": [
		{"id": "greet", "uses": "./.github/actions/greet", "with": {"name": title}},
		{"run": "x"},
	]},
}})

_repository(title) := {"files": {}, "documents": {
	"github_action": [_greet],
	"github_workflow": [_called, _caller(title)],
}}

test_follows_calls_across_files if {
	_sees(_repository(_title), "needs.call.outputs.back")
	_sees(_repository(_title), "steps.greet.outputs.line")
	not _sees(_repository("fixed"), "needs.call.outputs.back")
	not _sees(_repository("fixed"), "steps.greet.outputs.line")
}

test_leaves_to_the_file_what_it_says_itself if {
	not _sees(_repository(_title), "github.event.issue.title")
	found := {entry.label |
		some entry in places.steps
		flow.is_untrusted(entry, "inputs.text")
	} with input as _repository(_title)
	found == {"job \"say\", step 1"}
}

# The label of each step that sees a stranger's text in the input of an action.
_seeing(document) := labels if {
	labels := {entry.label |
		some entry in places.steps
		flow.is_untrusted(entry, "inputs.name")
	} with input as document
}

test_knows_actions_that_only_the_repository_calls if {
	_seeing(_repository(_title)) == {"step \"make\""}
	_seeing(_repository("fixed")) == set()
	not "#inputs.name" in flow.untrusted with input as _greet.value with data.karat.source.path as _greet.path
	"#inputs.name" in flow.untrusted with input as _greet.value with data.karat.source.path as "greet/action.yml"
	shared := json.patch(_repository(_title), [
		{"op": "replace", "path": "/documents/github_action/0/path", "value": "greet/action.yml"},
		{"op": "replace", "path": "/documents/github_workflow/1/value/jobs/use/steps/0/uses", "value": "./greet"},
	])
	_seeing(shared) == set()
}
