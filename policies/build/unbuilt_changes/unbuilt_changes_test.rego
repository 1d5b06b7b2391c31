package build.unbuilt_changes_test

import data.build.unbuilt_changes

_found := {{"message": "no pipeline builds a change before it is merged", "at": []}}

_repository(pipelines) := {
	"files": {"main.go": {}},
	"facts": {"languages": {"go": 1}, "ci": ["github_actions"], "pipelines": pipelines},
}

_pipeline(triggers, job) := {
	"system": "github_actions",
	"path": ".github/workflows/ci.yml",
	"triggers": triggers,
	"jobs": [object.union({"id": "check", "line": 7, "needs": [], "does": [], "tools": []}, job)],
	"uses": [],
}

test_finds_pipelines_that_do_something_else if {
	unbuilt_changes.deny == _found with input as _repository([_pipeline(["pull_request"], {"does": ["lint"]})])
	unbuilt_changes.deny == _found with input as _repository([_pipeline(["pull_request"], {})])
}

test_finds_pipelines_that_run_too_late if {
	unbuilt_changes.deny == _found with input as _repository([_pipeline(["push"], {"does": ["build"]})])
}

test_finds_repositories_without_pipelines if {
	unbuilt_changes.deny == _found with input as {"files": {}, "facts": {"languages": {"go": 1}, "ci": [], "pipelines": []}}
}

test_accepts_pipelines_of_pull_requests if {
	unbuilt_changes.deny == set() with input as _repository([_pipeline(["pull_request"], {"does": ["build"]})])
	unbuilt_changes.unknown == set() with input as _repository([_pipeline(["pull_request"], {"does": ["build"]})])
}

test_cannot_tell_what_workflows_of_others_do if {
	repository := _repository([_pipeline(["pull_request"], {"uses": "acme/ci/.github/workflows/go.yml@v2"})])
	unbuilt_changes.deny == set() with input as repository
	unbuilt_changes.unknown == {{
		"message": `job "check" is acme/ci/.github/workflows/go.yml@v2, which is not in the repository`,
		"at": ["files", ".github/workflows/ci.yml"],
		"line": 7,
	}} with input as repository
}

test_applies_to_programs if {
	unbuilt_changes.applies with input as _repository([])
	not unbuilt_changes.applies with input as {"files": {}, "facts": {"languages": {"shell": 4}, "pipelines": []}}
	not unbuilt_changes.applies with input as {"kind": "Pod"}
}
