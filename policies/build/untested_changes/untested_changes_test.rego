package build.untested_changes_test

import data.build.untested_changes

_found := {{"message": "no pipeline tests a change before it is merged", "at": []}}

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
	untested_changes.deny == _found with input as _repository([_pipeline(["pull_request"], {"does": ["build"]})])
	untested_changes.deny == _found with input as _repository([_pipeline(["pull_request"], {})])
}

test_finds_pipelines_that_run_too_late if {
	untested_changes.deny == _found with input as _repository([_pipeline(["push"], {"does": ["test"]})])
}

test_finds_repositories_without_pipelines if {
	untested_changes.deny == _found with input as {"files": {}, "facts": {"languages": {"go": 1}, "ci": [], "pipelines": []}}
}

test_accepts_pipelines_of_pull_requests if {
	untested_changes.deny == set() with input as _repository([_pipeline(["pull_request"], {"does": ["test"]})])
	untested_changes.unknown == set() with input as _repository([_pipeline(["pull_request"], {"does": ["test"]})])
	untested_changes.deny == set() with input as _repository([_pipeline(["pull_request"], {"does": ["build", "coverage"]})])
}

test_cannot_tell_what_workflows_of_others_do if {
	repository := _repository([_pipeline(["pull_request"], {"uses": "acme/ci/.github/workflows/go.yml@v2"})])
	untested_changes.deny == set() with input as repository
	untested_changes.unknown == {{
		"message": `job "check" is acme/ci/.github/workflows/go.yml@v2, which is not in the repository`,
		"at": ["files", ".github/workflows/ci.yml"],
		"line": 7,
	}} with input as repository
}

_steps(steps) := {"documents": {"github_workflow": [{
	"path": ".github/workflows/ci.yml",
	"value": {"jobs": {"check": {"steps": steps}}},
}]}}

test_finds_tests_that_wait_for_the_merge if {
	late := {"name": "Run tests", "run": "go test ./...", "if": "github.event_name == 'push'"}
	every steps in [[late], [{"uses": "actions/checkout@v4"}, late]] {
		repository := object.union(_repository([_pipeline(["pull_request"], {"id": "check", "does": ["test"]})]), _steps(steps))
		untested_changes.deny == _found with input as repository
		untested_changes.unknown == set() with input as repository
	}
	early := object.remove(late, ["if"])
	untested_changes.deny == set() with input as object.union(
		_repository([_pipeline(["pull_request"], {"does": ["test"]})]),
		_steps([early, late]),
	)
}

_perhaps(id) := {{
	"message": sprintf("whether job %q tests is not known", [id]),
	"at": ["files", ".github/workflows/ci.yml"],
	"line": 7,
}}

test_cannot_tell_what_is_only_called_a_test if {
	every id in ["test", "unit-tests", "e2e_chrome"] {
		untested_changes.deny == set() with input as _repository([_pipeline(["pull_request"], {"id": id})])
		untested_changes.unknown == _perhaps(id) with input as _repository([_pipeline(["pull_request"], {"id": id})])
		untested_changes.deny == _found with input as _repository([_pipeline(["push"], {"id": id})])
		untested_changes.deny == _found with input as _repository([_pipeline(["pull_request"], {"id": id, "does": ["lint"]})])
	}
	plain := _repository([_pipeline(["pull_request"], {})])
	named := object.union(plain, _steps([{"name": "Run tests", "run": "hatch run all"}]))
	untested_changes.unknown == _perhaps("check") with input as named
	every steps in [[{"name": "Run tests"}], [{"name": "Latest", "run": "x"}], [{"run": "x"}], "x"] {
		untested_changes.deny == _found with input as object.union(plain, _steps(steps))
	}
}

test_cannot_tell_what_scripts_for_windows_do if {
	built := _repository([_pipeline(["pull_request"], {"does": ["build"]})])
	every run, script in {
		"eng\\common\\CIBuild.cmd -configuration Release": "eng\\common\\CIBuild.cmd",
		"./build.ps1": "./build.ps1",
		"pwsh -File tools/run-tests.ps1": "tools/run-tests.ps1",
	} {
		untested_changes.deny == set() with input as object.union(built, _steps([{"run": run}]))
		untested_changes.unknown == {{
			"message": sprintf("whether %s of job \"check\" tests is not known", [script]),
			"at": ["files", ".github/workflows/ci.yml"],
			"line": 7,
		}} with input as object.union(built, _steps([{"run": run}]))
	}
	every run in ["./build.sh", "tools/install.ps1", "dotnet build"] {
		untested_changes.deny == _found with input as object.union(built, _steps([{"run": run}]))
	}
}

test_applies_to_programs if {
	untested_changes.applies with input as _repository([])
	not untested_changes.applies with input as {"files": {}, "facts": {"languages": {"shell": 4}, "pipelines": []}}
	not untested_changes.applies with input as {"kind": "Pod"}
}
