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

test_tells_files_that_are_not_read if {
	pipeline_steps.hidden == [{"message": "what Jenkinsfile-owasp does is not known", "at": ["files", "Jenkinsfile-owasp"]}] with input as {
		"files": {"Jenkinsfile-owasp": {}},
		"facts": {"pipelines": [_ci]},
	}
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

_released(tools, documents) := [job.id | some job in found] if {
	jobs := [{"id": "ship", "line": 9, "does": ["release"], "tools": tools}]
	found := pipeline_steps.releases with input as {
		"facts": {"pipelines": [{"system": "github_actions", "path": "r.yml", "jobs": jobs}]},
		"documents": documents,
	}
}

_running(steps) := {"github_workflow": [{"path": "r.yml", "value": {"jobs": {"ship": {"steps": steps}}}}]}

_notes := {"run": "gh release create v1 --generate-notes"}

test_leaves_out_releases_of_notes_alone if {
	_released(["gh"], _running([_notes])) == []
	_released(["gh", "npm"], _running([{"run": "npm run build"}, _notes])) == []
	_released(["gh-release"], _running([{"uses": "softprops/action-gh-release@v2"}])) == []
	_released(["release-please"], {}) == []
	_released(["gh"], {}) == ["ship"]
	_released(["gh"], _running([{"run": "gh release create v1 dist/app"}])) == ["ship"]
	_released(["gh"], _running([{"run": "gh release create v1 --notes \"$(cat x)\" app"}])) == ["ship"]
	_released(["gh", "npm"], _running([_notes, {"run": "npm publish"}])) == ["ship"]
	_released(["gh", "helm"], _running([_notes, {"run": "helm push x"}])) == ["ship"]
	_released(["gh", "make"], _running([_notes, {"run": "make publish"}])) == ["ship"]
	_released(["docker"], _running([{"run": "docker push x"}])) == ["ship"]
	every script in ["pnpm run ci-publish \"$TAG\"", "npm i && yarn publish:npm", "npm run-script ci:publish"] {
		_released(["gh"], _running([{"run": script}, _notes])) == ["ship"]
	}
	_released(["gh"], _running([{"run": "npm run republish"}, _notes])) == []
}

test_npm_attests_what_a_script_publishes if {
	job := {"id": "ship", "path": "r.yml"}
	trusted := {"jobs": {"ship": {"permissions": {"id-token": "write"}, "steps": [{"run": "pnpm run ci-publish"}]}}}
	pipeline_steps.attests_itself(job) with input.documents.github_workflow as [{"path": "r.yml", "value": trusted}]
	not pipeline_steps.attests_itself(job) with input.documents as _running([{"run": "pnpm run ci-publish"}])
	unpublished := json.patch(trusted, [{"op": "replace", "path": "jobs/ship/steps/0/run", "value": "pnpm run build"}])
	not pipeline_steps.attests_itself(job) with input.documents.github_workflow as [{"path": "r.yml", "value": unpublished}]
}

_configured(plugins) := [{"path": ".releaserc.json", "value": {"plugins": plugins}}]

test_reads_what_semantic_release_is_told if {
	notes := ["@semantic-release/commit-analyzer", "@semantic-release/release-notes-generator"]
	every publisher in [
		"@semantic-release/github", ["@semantic-release/github", {"labels": []}],
		["@semantic-release/npm", {"npmPublish": false}],
	] {
		_released(["semantic-release"], {"semantic_release": _configured(array.concat(notes, [publisher]))}) == []
		_released(["semantic-release"], {"package_json": [{
			"path": "package.json",
			"value": {"release": {"plugins": [publisher]}},
		}]}) == []
	}
	every publisher in [
		"@semantic-release/npm", ["@semantic-release/github", {"assets": ["dist/*"]}],
		["@semantic-release/exec", {"publishCmd": "make"}],
	] {
		_released(["semantic-release"], {"semantic_release": _configured(array.concat(notes, [publisher]))}) == ["ship"]
	}
	_released(["semantic-release"], {}) == ["ship"]
}

test_tells_which_scans_are_not_seen if {
	by_make := {"path": "ci.yml", "jobs": [{"id": "scan", "line": 4, "does": ["scan"], "tools": ["make"]}]}
	pipeline_steps.unseen_scans == [{
		"message": `what stands behind the targets of make in job "scan" is not known`,
		"at": ["files", "ci.yml"],
		"line": 4,
	}] with input.facts.pipelines as [by_make]
	pipeline_steps.unseen_scans == [{
		"message": `with what job "scan" scans is not known`,
		"at": ["files", "ci.yml"],
		"line": 4,
	}] with input.facts.pipelines as [{"path": "ci.yml", "jobs": [object.union(by_make.jobs[0], {"tools": []})]}]
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
