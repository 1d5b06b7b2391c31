package build.unmeasured_coverage_test

import data.build.unmeasured_coverage

_repository(does, reports) := {
	"files": {},
	"facts": {
		"languages": {"go": 3},
		"coverage": reports,
		"pipelines": [{"triggers": ["push"], "jobs": [{"id": "t", "does": does, "tools": []}]}],
	},
}

_found := {{"message": "tests run in CI, and nothing measures what they cover", "at": []}}

test_finds_tests_without_coverage if {
	unmeasured_coverage.deny == _found with input as _repository(["test"], [])
}

test_accepts_what_measures if {
	unmeasured_coverage.deny == set() with input as _repository(["test", "coverage"], [])
	unmeasured_coverage.deny == set() with input as _repository(["test"], [{"path": "lcov.info"}])
}

_workflow(run) := {"documents": {"github_workflow": [{"path": "ci.yml", "value": {"jobs": {"t": {"steps": [{"run": run}]}}}}]}}

test_accepts_what_names_a_report if {
	tested := _repository(["test"], [])
	every run in [
		"docker compose run --name t app tests --cov-report=xml --cov=app tests/", "docker cp t:/app/coverage.xml .",
		"./mvnw verify sonar:sonar -Dsonar.coverage.jacoco.xmlReportPaths=target/a.xml", "make test ARGS='--coverage'",
	] {
		unmeasured_coverage.deny == set() with input as object.union(tested, _workflow(run))
	}
	every run in ["pytest --covers=all # recoverage", "# pytest --cov=app\npytest", "go test ./... # -coverprofile=c.out", "  #tar x coverage.xml"] {
		unmeasured_coverage.deny == _found with input as object.union(tested, _workflow(run))
	}
	unmeasured_coverage.deny == set() with input as object.union(tested, _workflow("pytest --cov\n./report"))
	every job in [{"coverage": "/[0-9]+%/"}, {"artifacts": {"reports": {"coverage_report": {"path": "a.xml"}}}}] {
		unmeasured_coverage.deny == set() with input as object.union(tested, {"documents": {"gitlab_ci": [{"path": ".gitlab-ci.yml", "value": {"t": job}}]}})
		unmeasured_coverage.deny == _found with input as object.union(
			tested,
			{"documents": {"gitlab_ci": [{"path": "templates/go/.gitlab-ci.yml", "value": {"t": job}}]}},
		)
	}
	unmeasured_coverage.deny == _found with input as object.union(tested, {"documents": {"gitlab_ci": [{"path": ".gitlab-ci.yml", "value": {"t": "a"}}]}})
}

test_cannot_tell_what_workflows_of_others_do if {
	job := {"id": "ci", "line": 3, "does": [], "tools": [], "uses": "acme/ci/.github/workflows/go.yml@v1"}
	pipeline := {"system": "github_actions", "path": "ci.yml", "triggers": ["pull_request"], "jobs": [job], "uses": []}
	tested := _repository(["test"], [])
	hidden := object.union(tested, {"facts": {"ci": [], "pipelines": array.concat(tested.facts.pipelines, [pipeline])}})
	unmeasured_coverage.deny == set() with input as hidden
	count(unmeasured_coverage.unknown) == 1 with input as hidden
}

test_cannot_tell_what_all_environments_do if {
	every tool, findings in {"tox": 0, "pytest": 1} {
		repository := {"files": {}, "documents": {}, "facts": {"languages": {"python": 1}, "ci": [], "coverage": [], "pipelines": [{
			"system": "github_actions",
			"path": "ci.yml",
			"triggers": ["pull_request"],
			"jobs": [{"id": "t", "line": 3, "does": ["test"], "tools": [tool]}],
			"uses": [],
		}]}}
		count(unmeasured_coverage.deny) == findings with input as repository
		count(unmeasured_coverage.unknown) == 1 - findings with input as repository
	}
}

test_applies_where_tests_run if {
	unmeasured_coverage.applies with input as _repository(["test"], [])
	not unmeasured_coverage.applies with input as _repository(["build"], [])
	not unmeasured_coverage.applies with input as {"kind": "Pod"}
}

_built(tool, more) := {
	"files": {},
	"facts": {
		"languages": {"java": 3},
		"coverage": [],
		"pipelines": [{"triggers": ["push"], "jobs": [{"id": "t", "does": ["test"], "tools": [tool]}]}],
	},
	"documents": {"pom": [{"path": "pom.xml", "value": {"project": more}}]},
}

test_reads_what_builds_of_maven_run if {
	jacoco := {"artifactId": "jacoco-maven-plugin", "executions": {"execution": {"goals": {"goal": ["prepare-agent", "report"]}}}}
	build := {"build": {"plugins": {"plugin": jacoco}}}
	unmeasured_coverage.deny == set() with input as _built("maven", build)
	unmeasured_coverage.unknown == set() with input as _built("maven", build)
	unmeasured_coverage.deny == _found with input as _built("npm", build)
	unmeasured_coverage.deny == _found with input as _built("maven", {"build": {"pluginManagement": {"plugins": {"plugin": jacoco}}}})
}

test_does_not_know_what_other_builds_run if {
	parent := _built("maven", {"parent": {"artifactId": "base"}})
	unmeasured_coverage.deny == set() with input as parent
	count(unmeasured_coverage.unknown) == 1 with input as parent
	gradle := object.union(_built("gradle", {}), {"files": {"build.gradle": {}}})
	unmeasured_coverage.deny == set() with input as gradle
	count(unmeasured_coverage.unknown) == 1 with input as gradle
}
