package lib.pipeline_steps_test

import data.lib.pipeline_steps
import data.lib.pipelines

_ci := {"system": "github_actions", "path": ".github/workflows/ci.yml", "uses": [{"ref": "actions/checkout@v5", "line": 4}], "jobs": [
	{"id": "test", "line": 3, "does": ["test", "scan"], "tools": ["go", "trivy"]},
	{"id": "ship", "line": 9, "does": ["release"], "tools": ["docker"]},
	{"id": "own", "line": 15, "uses": "./.github/workflows/a.yml", "does": [], "tools": []},
]}

_shared := {"system": "github_actions", "path": ".github/workflows/shared.yml", "uses": [], "jobs": [{
	"id": "all",
	"line": 3,
	"uses": "acme/ci/.github/workflows/all.yml@v4",
	"does": [],
	"tools": [],
}]}

_gitlab := {"system": "gitlab_ci", "path": ".gitlab-ci.yml", "jobs": [], "uses": [
	{"ref": "template:Jobs/SAST.gitlab-ci.yml", "line": 2},
	{"ref": "acme/ci@v4", "line": 3},
]}

test_tells_what_jobs_do_and_use if {
	pipelines.done == {"test", "scan", "release"} with input.facts.pipelines as [_ci]
	[job.id | some job in pipeline_steps.releases] == ["ship"] with input.facts.pipelines as [_ci]
	pipeline_steps.releases[0].path == ".github/workflows/ci.yml" with input.facts.pipelines as [_ci]
	pipeline_steps.scanners == {"go", "trivy"} with input.facts.pipelines as [_ci]
	pipelines.tools == {"go", "trivy", "docker"} with input.facts.pipelines as [_ci]
}

test_tells_what_is_hidden if {
	pipeline_steps.hidden == [] with input.facts.pipelines as [_ci]
	pipeline_steps.hidden == [{
		"message": `job "all" is acme/ci/.github/workflows/all.yml@v4, which is not in the repository`,
		"at": ["files", ".github/workflows/shared.yml"],
		"line": 3,
	}] with input.facts.pipelines as [_ci, _shared]
	pipeline_steps.hidden == [{
		"message": "the pipeline takes jobs from acme/ci@v4, which is not in the repository",
		"at": ["files", ".gitlab-ci.yml"],
		"line": 3,
	}] with input.facts.pipelines as [_gitlab]
}

test_tells_which_scans_are_not_seen if {
	by_make := {"path": "ci.yml", "jobs": [{"id": "scan", "line": 4, "does": ["scan"], "tools": ["make"]}]}
	pipeline_steps.unseen_scans == [{
		"message": `what stands behind the targets of make in job "scan" is not known`,
		"at": ["files", "ci.yml"],
		"line": 4,
	}] with input.facts.pipelines as [by_make]
	every job in [
		{"id": "scan", "line": 4, "does": ["scan"], "tools": ["codeql", "make"]},
		{"id": "scan", "line": 4, "does": ["test"], "tools": ["make"]},
	] {
		pipeline_steps.unseen_scans == [] with input.facts.pipelines as [{"path": "ci.yml", "jobs": [job]}]
	}
}

test_is_empty_without_pipelines if {
	pipeline_steps.jobs == [] with input as {"facts": {}}
	pipeline_steps.hidden == [] with input as {"facts": {}}
}
