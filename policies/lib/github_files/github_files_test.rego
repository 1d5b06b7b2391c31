package lib.github_files_test

import data.lib.github_files as files
import data.lib.github_places as places

_workflow(steps) := {"on": "workflow_run", "jobs": {"a": {"steps": array.concat(steps, [{"run": "make"}])}}}

# Whether the last of some steps takes files that the others bring.
_takes(steps, text) if {
	files.takes_foreign(places.steps[count(steps)], text) with input as _workflow(steps)
}

_download := {"uses": "actions/download-artifact@v4", "with": {"run-id": "${{ github.event.workflow_run.id }}"}}

test_knows_steps_that_bring_files if {
	every step in [
		_download,
		{"uses": "dawidd6/action-download-artifact@v9"},
		{"run": "gh run download 1"},
		{"uses": "actions/github-script@v7", "with": {"script": "await github.rest.actions.downloadArtifact({})"}},
		{"uses": "actions/checkout@v4", "with": {"ref": "${{ github.event.pull_request.head.sha }}"}},
	] {
		_takes([step], "$(cat a)")
	}
	every step in [
		{"uses": "actions/download-artifact@v4", "with": {"name": "report"}},
		{"uses": "actions/checkout@v4"},
		{"uses": "actions/github-script@v7", "with": {"script": "core.info('downloadArtifacts')"}},
	] {
		not _takes([step], "$(cat a)")
	}
}

test_knows_what_is_read if {
	every text in ["$(cat number)", "$(<number)", "$(jq -r .title a.json)", "cat a", "$(cat a | jq .b)"] {
		_takes([_download], text)
	}
	every text in [
		"$(date)", "$(cat number | tr -cd 0-9)", "concat", "$(sha256sum a)", "$(date | sed s/a/b/)",
		"$(grep ID /etc/os-release)", "$(gh api user | jq -r .login)",
	] {
		not _takes([_download], text)
	}
}

test_knows_where_files_are if {
	aside := {"uses": "actions/checkout@v4", "with": {"ref": "${{ github.head_ref }}", "path": "./pr"}}
	_takes([aside], "$(cat pr/a)")
	not _takes([aside], "$(cat .tool-versions)")
	before := _workflow([{"run": "x"}, _download])
	not files.takes_foreign(places.steps[0], "$(cat a)") with input as before
}
