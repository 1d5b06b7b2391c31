package lib.github_files_test

import data.lib.github_files as files

_workflow(step) := {"on": "workflow_run", "jobs": {"a": {"steps": [{"run": "make"}, step]}, "b": {"steps": [{"run": "ls"}]}}}

test_knows_jobs_that_bring_files if {
	every step in [
		{"uses": "actions/download-artifact@v4", "with": {"run-id": "${{ github.event.workflow_run.id }}"}},
		{"uses": "dawidd6/action-download-artifact@v9"},
		{"run": "gh run download 1"},
		{"uses": "actions/github-script@v7", "with": {"script": "await github.rest.actions.downloadArtifact({})"}},
		{"uses": "actions/checkout@v4", "with": {"ref": "${{ github.event.pull_request.head.sha }}"}},
	] {
		files.foreign == {"#a/"} with input as _workflow(step)
	}
	every step in [
		{"uses": "actions/download-artifact@v4", "with": {"name": "report"}},
		{"uses": "actions/checkout@v4"},
		{"uses": "actions/github-script@v7", "with": {"script": "core.info('downloadArtifacts')"}},
	] {
		files.foreign == set() with input as _workflow(step)
	}
}

test_knows_scripts_that_read_files if {
	every text in ["$(cat number)", "$(<number)", "$(jq -r .title a.json)", "cat a"] {
		files.are_read(text)
	}
	every text in ["$(date)", "$(cat number | tr -cd 0-9)", "concat", "$(sha256sum a)"] {
		not files.are_read(text)
	}
}
