package build.missing_static_analysis_test

import data.build.missing_static_analysis

_repository(names, jobs) := {
	"files": {},
	"folders": {"": names},
	"facts": {"languages": {"go": 3}, "ci": [], "pipelines": [{
		"system": "github_actions",
		"path": "ci.yml",
		"triggers": ["pull_request"],
		"jobs": jobs,
		"uses": [],
	}]},
}

_job(tools) := {"id": "scan", "line": 3, "does": ["scan"], "tools": tools}

_found := {{"message": "nothing scans the code for security defects", "at": []}}

test_finds_code_that_nothing_scans if {
	missing_static_analysis.deny == _found with input as _repository([], [])
	missing_static_analysis.deny == _found with input as _repository(["main.go"], [_job(["trivy", "golangci-lint"])])
}

test_accepts_scanners if {
	missing_static_analysis.deny == set() with input as _repository([], [_job(["codeql"])])
	missing_static_analysis.deny == set() with input as _repository(["sonar-project.properties"], [])
}

test_cannot_tell_what_workflows_of_others_do if {
	repository := _repository([], [{"id": "ci", "line": 3, "does": [], "tools": [], "uses": "acme/ci/go.yml@v1"}])
	missing_static_analysis.deny == set() with input as repository
	missing_static_analysis.unknown == {{
		"message": `job "ci" is acme/ci/go.yml@v1, which is not in the repository`,
		"at": ["files", "ci.yml"],
		"line": 3,
	}} with input as repository
}

test_applies_to_programs if {
	missing_static_analysis.applies with input as _repository([], [])
	not missing_static_analysis.applies with input as {"files": {}, "facts": {"languages": {"shell": 1}}}
	not missing_static_analysis.applies with input as {"kind": "Pod"}
}

test_reads_what_builds_of_maven_run if {
	plugin := {"artifactId": "spotbugs-maven-plugin", "executions": {"execution": {"goals": {"goal": "check"}}}}
	pom := {"documents": {"pom": [{"path": "pom.xml", "value": {"project": {"build": {"plugins": {"plugin": plugin}}}}}]}}
	missing_static_analysis.deny == set() with input as object.union(_repository([], [_job(["maven"])]), pom)
	missing_static_analysis.deny == _found with input as object.union(_repository([], [_job(["npm"])]), pom)
	missing_static_analysis.deny == _found with input as _repository([], [_job(["maven"])])
}
