package build.unlinted_changes_test

import data.build.unlinted_changes

_found := {{"message": "no pipeline lints a change before it is merged", "at": []}}

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
	unlinted_changes.deny == _found with input as _repository([_pipeline(["pull_request"], {"does": ["test"]})])
	unlinted_changes.deny == _found with input as _repository([_pipeline(["pull_request"], {})])
}

test_finds_pipelines_that_run_too_late if {
	unlinted_changes.deny == _found with input as _repository([_pipeline(["push"], {"does": ["lint"]})])
}

test_finds_repositories_without_pipelines if {
	unlinted_changes.deny == _found with input as {"files": {}, "facts": {"languages": {"go": 1}, "ci": [], "pipelines": []}}
}

test_accepts_pipelines_of_pull_requests if {
	unlinted_changes.deny == set() with input as _repository([_pipeline(["pull_request"], {"does": ["lint"]})])
	unlinted_changes.unknown == set() with input as _repository([_pipeline(["pull_request"], {"does": ["lint"]})])
}

test_accepts_hooks_that_are_run_for_pull_requests if {
	hosted := {"repos": [{"repo": "local", "hooks": [{"id": "ruff"}]}], "ci": {"autofix_prs": false}}
	other := {"repos": [{"repo": "local", "hooks": [{"id": "end-of-file-fixer"}]}], "ci": {"autofix_prs": false}}
	every value, found in {hosted: set(), object.remove(hosted, ["ci"]): _found, other: _found} {
		unlinted_changes.deny == found with input as object.union(_repository([_pipeline(["pull_request"], {})]), {"documents": {
			"github_workflow": [],
			"pre_commit": [{"path": ".pre-commit-config.yaml", "value": value}],
		}})
	}
}

test_cannot_tell_what_all_environments_do if {
	every tool in ["nox", "tox"] {
		repository := _repository([_pipeline(["pull_request"], {"does": ["test"], "tools": [tool]})])
		unlinted_changes.deny == set() with input as repository
		count(unlinted_changes.unknown) == 1 with input as repository
	}
	unlinted_changes.deny == _found with input as _repository([_pipeline(["pull_request"], {"does": ["test"], "tools": ["pytest"]})])
}

test_cannot_tell_what_workflows_of_others_do if {
	repository := _repository([_pipeline(["pull_request"], {"uses": "acme/ci/.github/workflows/go.yml@v2"})])
	unlinted_changes.deny == set() with input as repository
	unlinted_changes.unknown == {{
		"message": `job "check" is acme/ci/.github/workflows/go.yml@v2, which is not in the repository`,
		"at": ["files", ".github/workflows/ci.yml"],
		"line": 7,
	}} with input as repository
}

test_applies_to_programs if {
	unlinted_changes.applies with input as _repository([])
	not unlinted_changes.applies with input as {"files": {}, "facts": {"languages": {"shell": 4}, "pipelines": []}}
	not unlinted_changes.applies with input as {"kind": "Pod"}
}

_built(tool, more) := object.union(_repository([_pipeline(["pull_request"], {"does": ["build", "test"], "tools": [tool]})]), more)

_bound(name) := {"documents": {"github_workflow": [], "pom": [{"path": "pom.xml", "value": {"project": {"build": {"plugins": {"plugin": {
	"artifactId": name,
	"executions": {"execution": {"goals": {"goal": "check"}}},
}}}}}}]}}

test_reads_what_builds_of_maven_run if {
	unlinted_changes.deny == set() with input as _built("maven", _bound("maven-checkstyle-plugin"))
	unlinted_changes.unknown == set() with input as _built("maven", _bound("maven-checkstyle-plugin"))
	unlinted_changes.deny == _found with input as _built("maven", _bound("maven-jar-plugin"))
	unlinted_changes.deny == _found with input as _built("go", _bound("maven-checkstyle-plugin"))
}

test_does_not_know_what_builds_of_gradle_run if {
	script := {"files": {"build.gradle": {}}}
	unlinted_changes.deny == set() with input as _built("gradle", script)
	count(unlinted_changes.unknown) == 1 with input as _built("gradle", script)
	unlinted_changes.deny == _found with input as _built("go", script)
}
