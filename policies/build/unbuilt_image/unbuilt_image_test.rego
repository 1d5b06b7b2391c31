package build.unbuilt_image_test

import data.build.unbuilt_image

_repository(jobs) := {
	"files": {},
	"documents": {"dockerfile": [{"path": "Dockerfile", "value": {"stages": []}}]},
	"facts": {"ci": [], "pipelines": [{
		"system": "github_actions",
		"path": "ci.yml",
		"triggers": ["pull_request"],
		"jobs": jobs,
		"uses": [],
	}]},
}

_job(does, tools) := {"id": "ci", "line": 3, "does": does, "tools": tools}

_found := {{"message": "no pipeline builds an image before a change is merged", "at": []}}

test_finds_images_that_nothing_builds if {
	unbuilt_image.deny == _found with input as _repository([])
	unbuilt_image.deny == _found with input as _repository([_job(["build"], ["go"]), _job(["lint"], ["docker"])])
}

test_accepts_builds if {
	unbuilt_image.deny == set() with input as _repository([_job(["build"], ["docker"])])
}

test_cannot_tell_what_workflows_of_others_do if {
	repository := _repository([object.union(_job([], []), {"uses": "acme/ci/image.yml@v1"})])
	unbuilt_image.deny == set() with input as repository
	unbuilt_image.unknown == {{
		"message": `job "ci" is acme/ci/image.yml@v1, which is not in the repository`,
		"at": ["files", "ci.yml"],
		"line": 3,
	}} with input as repository
}

test_cannot_tell_what_targets_build if {
	unbuilt_image.deny == set() with input as _repository([_job(["build"], ["make"])])
	unbuilt_image.unknown == {{
		"message": `what stands behind the targets of make in job "ci" is not known`,
		"at": ["files", "ci.yml"],
		"line": 3,
	}} with input as _repository([_job(["build"], ["make"])])
	unbuilt_image.unknown == set() with input as _repository([_job(["build"], ["docker", "make"])])
}

test_leaves_out_images_that_are_not_shipped if {
	every path in [
		".devcontainer/Dockerfile", ".codesandbox/Dockerfile", "examples/web/Dockerfile", ".gitpod.Dockerfile",
		"tests/integration/cmake.Dockerfile", "e2e/Dockerfile", "test/packages/a/Dockerfile",
	] {
		not unbuilt_image.applies with input as {"files": {}, "documents": {"dockerfile": [{"path": path}]}}
	}
}

test_leaves_out_images_for_editors if {
	every image, applied in {
		"gitpod/workspace-full": false,
		"mcr.microsoft.com/devcontainers/go:1.25": false,
		"golang:1.25": true,
		"mcr.microsoft.com/dotnet/sdk:8.0": true,
	} {
		document := {"path": "Dockerfile", "value": {"stages": [{"image": image, "final": true}]}}
		applies := {true | unbuilt_image.applies} with input as {"files": {}, "documents": {"dockerfile": [document]}}
		applies == {true | applied}
	}
}

test_applies_where_there_are_images if {
	unbuilt_image.applies with input as _repository([])
	not unbuilt_image.applies with input as {"files": {}, "documents": {"dockerfile": []}}
	not unbuilt_image.applies with input as {"kind": "Pod"}
}
