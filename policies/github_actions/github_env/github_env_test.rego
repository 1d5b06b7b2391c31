package github_actions.github_env_test

import data.github_actions.github_env
import data.lib.fix

_workflow(on, steps) := {"on": on, "jobs": {"label": {"steps": steps}}}

_found(index, file) := {{
	"message": sprintf("job \"label\", step %d lets a stranger write to GITHUB_%s", [index + 1, file]),
	"at": ["jobs", "label", "steps", index, "run"],
}}

_title := {"TITLE": "${{ github.event.pull_request.title }}"}

test_finds_text_of_a_stranger if {
	every run in [
		"echo \"T=${{ github.event.pull_request.title }}\" >> $GITHUB_ENV",
		"echo \"T=$TITLE\" >> \"$GITHUB_ENV\"",
		"{ \n echo \"T=$TITLE\"\n} >> $GITHUB_ENV", "echo \"T=$TITLE\" | tee -a $GITHUB_ENV",
		"echo \"::set-env name=T::$TITLE\"",
		"t=$(echo \"$TITLE\" | sed 's/ //')\necho \"T=$t\" >> $GITHUB_ENV",
		"\"T=$env:TITLE\" | Out-File $env:GITHUB_ENV -Append",
	] {
		fix.bare(github_env.deny) == _found(0, "ENV") with input as _workflow("pull_request_target", [{"run": run, "env": _title}])
	}
	fix.bare(github_env.deny) == _found(0, "PATH") with input as _workflow(
		["issue_comment", "pull_request_target"],
		[{"run": "echo \"$TITLE\" >> $GITHUB_PATH", "env": _title}],
	)
}

test_finds_files_of_a_pull_request if {
	download := {"uses": "actions/download-artifact@v4", "with": {"run-id": 1}}
	every run in ["echo \"PR=$(cat pr.txt)\" >> $GITHUB_ENV", "cat pr.env >> $GITHUB_ENV", "echo \"PR=$(<pr.txt)\" >> $GITHUB_ENV", "PR=$(cat pr.txt)\necho \"PR=$PR\" >> $GITHUB_ENV"] {
		fix.bare(github_env.deny) == _found(1, "ENV") with input as _workflow("workflow_run", [download, {"run": run}])
	}
}

test_finds_files_that_other_steps_bring if {
	every step in [
		{"run": "gh run download \"$RUN\""},
		{"uses": "actions/github-script@v7", "with": {"script": "await github.rest.actions.downloadArtifact({})"}},
		{"uses": "actions/checkout@v4", "with": {"ref": "${{ github.event.pull_request.head.sha }}"}},
	] {
		fix.bare(github_env.deny) == _found(1, "ENV") with input as _workflow(
			["workflow_run", "pull_request_target"],
			[step, {"run": "echo \"PR=$(cat pr.txt)\" >> $GITHUB_ENV"}],
		)
	}
}

test_accepts_values_of_ones_own if {
	every run in [
		"echo A=1 >> $GITHUB_ENV", "echo \"SHA=${{ github.sha }}\" >> $GITHUB_ENV",
		"echo \"$HOME/bin\" >> $GITHUB_PATH",
		"echo \"T=$TITLE\" >> $GITHUB_OUTPUT", "echo \"V=$(cat VERSION)\" >> $GITHUB_ENV",
		"echo \"N=$(echo \"$TITLE\" | grep -oE '[0-9]+')\" >> $GITHUB_ENV",
	] {
		github_env.deny == set() with input as _workflow("pull_request_target", [{"run": run, "env": _title}])
	}
}

test_accepts_events_without_secrets if {
	github_env.deny == set() with input as _workflow(
		["pull_request", "push"],
		[{"run": "echo \"T=$TITLE\" >> $GITHUB_ENV", "env": _title}],
	)
}

test_accepts_steps_without_a_script if {
	github_env.deny == set() with input as _workflow("pull_request_target", [{"uses": "actions/labeler@v6"}, {"run": null}])
}

test_accepts_other_kinds if {
	github_env.deny == set() with input as {"kind": "Pod"}
}
