package supply_chain.missing_image_scan_test

import data.supply_chain.missing_image_scan

_repository(tools) := {
	"files": {"Dockerfile": {}, "go.mod": {}},
	"documents": {"dockerfile": [{"path": "Dockerfile", "value": {"stages": []}}]},
	"facts": {
		"packages": [{"path": "go.mod", "ecosystem": "go", "dependencies": [{"name": "a"}]}],
		"pipelines": [_pipeline(tools, {})],
	},
}

_pipeline(tools, more) := {"system": "gitlab_ci", "path": ".gitlab-ci.yml", "uses": [], "jobs": [object.union(
	{"id": "check", "line": 4, "does": ["scan", "release"], "tools": tools},
	more,
)]}

_deny(repository) := found if {
	found := missing_image_scan.deny with input as repository with data.karat.parameters as {"tools": ["acme-scan"]}
}

_found := {{"message": "no pipeline scans the image that it builds", "at": []}}

test_finds_pipelines_without_such_a_scan if {
	_deny(_repository(["docker", "npm"])) == _found
	idle := json.patch(_repository(["docker", "grype"]), [{
		"op": "replace",
		"path": "/facts/pipelines/0/jobs/0/does",
		"value": ["release"],
	}])
	_deny(idle) == _found
}

test_accepts_pipelines_that_scan if {
	_deny(_repository(["docker", "grype"])) == set()
	_deny(_repository(["acme-scan", "docker"])) == set()
}

test_tells_scans_of_images_from_those_of_files if {
	every tool in ["grype", "snyk", "trivy", "wiz"] {
		files := sprintf("%s-files", [tool])
		image := sprintf("%s-image", [tool])
		_deny(_repository(["docker", tool, files])) == _found
		_deny(_repository(["docker", tool, image])) == set()
		_deny(_repository(["docker", tool, files, image])) == set()
	}
}

_unknown(repository) := found if {
	found := missing_image_scan.unknown with input as repository with data.karat.parameters as {"tools": []}
}

test_does_not_know_what_targets_do if {
	by_make := {{
		"message": `what stands behind the targets of make in job "check" is not known`,
		"at": ["files", ".gitlab-ci.yml"],
		"line": 4,
	}}
	every tools in [["make"], ["docker", "make"]] {
		_deny(_repository(tools)) == set()
		_unknown(_repository(tools)) == by_make
	}
}

test_does_not_know_what_goreleaser_is_told if {
	_deny(_repository(["goreleaser"])) == set()
	_unknown(_repository(["goreleaser"])) == {{
		"message": `whether GoReleaser makes an image in job "check" stands in a file of its own, which is not read`,
		"at": ["files", ".gitlab-ci.yml"],
		"line": 4,
	}}
}

test_does_not_know_what_other_repositories_do if {
	jobs := [
		{"id": "check", "line": 4, "does": [], "tools": [], "uses": "acme/scans"},
		{"id": "ship", "line": 9, "does": ["release"], "tools": ["docker"]},
	]
	repository := json.patch(_repository([]), [{"op": "replace", "path": "/facts/pipelines/0/jobs", "value": jobs}])
	_deny(repository) == set()
	missing_image_scan.unknown == {{
		"message": `job "check" is acme/scans, which is not in the repository`,
		"at": ["files", ".gitlab-ci.yml"],
		"line": 4,
	}} with input as repository with data.karat.parameters as {"tools": []}
}

test_does_not_apply_without_images if {
	not missing_image_scan.applies with input as _repository(["npm"])
	editor := [{"path": ".devcontainer/Dockerfile", "value": {"stages": []}}]
	not missing_image_scan.applies with input as json.patch(
		_repository(["docker"]),
		[{"op": "replace", "path": "/documents/dockerfile", "value": editor}],
	)
	repository := json.patch(_repository(["docker"]), [{"op": "replace", "path": "/documents/dockerfile", "value": []}])
	not missing_image_scan.applies with input as repository
	_deny(repository) == set()
}

test_accepts_other_kinds if {
	_deny({"kind": "Pod"}) == set()
}
