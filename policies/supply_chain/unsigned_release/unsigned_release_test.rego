package supply_chain.unsigned_release_test

import data.supply_chain.unsigned_release

_repository(deeds) := {"files": {}, "facts": {"pipelines": [_pipeline(deeds)]}}

_pipeline(deeds) := {"system": "github_actions", "path": ".github/workflows/release.yml", "uses": [], "jobs": [
	{"id": "build", "line": 4, "does": ["build"], "tools": ["go"]},
	{"id": "publish", "line": 9, "does": deeds, "tools": ["docker", "goreleaser"]},
]}

_foreign := {"id": "all", "line": 3, "uses": "acme/ci/.github/workflows/all.yml@v4", "does": [], "tools": []}

test_finds_releases_without_one if {
	unsigned_release.deny == {{
		"message": `job "publish" publishes without a signature and without provenance`,
		"at": ["files", ".github/workflows/release.yml"],
		"line": 9,
		"words": ["publish"],
	}} with input as _repository(["release"])
}

test_accepts_releases_with_one if {
	every deed in {"sign", "provenance"} {
		unsigned_release.deny == set() with input as _repository(["release", deed])
	}
}

_publishing(job) := object.union(_repository(["release"]), {"documents": {"github_workflow": [{
	"path": ".github/workflows/release.yml",
	"value": {"on": "release", "jobs": {"publish": job}},
}]}})

test_accepts_packages_that_their_registry_attests if {
	npm := {"steps": [{"run": "npm publish"}]}
	unsigned_release.deny == set() with input as _publishing(object.union(npm, {"permissions": {"id-token": "write"}}))
	count(unsigned_release.deny) == 1 with input as _publishing(npm)
	pypi := {"uses": "pypa/gh-action-pypi-publish@v1"}
	unsigned_release.deny == set() with input as _publishing({"steps": [pypi]})
	count(unsigned_release.deny) == 1 with input as _publishing({"steps": [object.union(pypi, {"with": {"attestations": false}})]})
}

test_finds_what_is_released_beside_an_image_that_is_attested if {
	image := {"steps": [{"uses": "docker/build-push-action@v6", "with": {"push": true}}]}
	binaries := {"system": "github_actions", "path": "binaries.yml", "uses": [], "jobs": [
		{"id": "binaries", "line": 5, "does": ["release"], "tools": ["maven"]},
	]}
	alone := _publishing(image)
	unsigned_release.deny == set() with input as alone
	every pipelines in [array.concat(alone.facts.pipelines, [binaries]), array.concat([binaries], alone.facts.pipelines)] {
		{finding.words | some finding in unsigned_release.deny} == {["binaries"]} with input as object.union(
			alone,
			{"facts": {"pipelines": pipelines}},
		)
	}
}

test_accepts_what_goreleaser_is_told if {
	configuration := {"path": ".goreleaser.yaml", "value": {"version": 2, "signs": [{"artifacts": "archive"}]}}
	unsigned_release.deny == set() with input as object.union(
		_repository(["release"]),
		{"documents": {"goreleaser": [configuration]}},
	)
	found := unsigned_release.deny with input as object.union(
		_repository(["release"]),
		{"documents": {"goreleaser": [{"path": ".goreleaser.yaml", "value": {"version": 2}}]}},
	)
	count(found) == 1
}

test_does_not_know_what_other_repositories_do if {
	pipelines := [_pipeline(["release"]), {"system": "github_actions", "path": "a.yml", "jobs": [_foreign]}]
	repository := {"files": {}, "facts": {"pipelines": pipelines}}
	unsigned_release.deny == set() with input as repository
	unsigned_release.unknown == {{
		"message": `job "all" is acme/ci/.github/workflows/all.yml@v4, which is not in the repository`,
		"at": ["files", "a.yml"],
		"line": 3,
	}} with input as repository
}

test_does_not_apply_without_releases if {
	not unsigned_release.applies with input as _repository(["test"])
	unsigned_release.deny == set() with input as _repository(["test"])
	unsigned_release.unknown == set() with input as _repository(["test"])
}

test_accepts_other_kinds if {
	unsigned_release.deny == set() with input as {"kind": "Pod"}
}

_of_jvm(tools, files, documents) := {
	"files": {path: {} | some path in files},
	"documents": documents,
	"facts": {"pipelines": [{"system": "github_actions", "path": ".github/workflows/release.yml", "uses": [], "jobs": [
		{"id": "publish", "line": 9, "does": ["release"], "tools": tools},
	]}]},
}

test_builds_of_the_jvm_may_do_it_by_themselves if {
	gradle := {"message": "what build.gradle configures is not known", "at": ["files", "build.gradle"]}
	unsigned_release.deny == set() with input as _of_jvm(["gradle"], ["build.gradle"], {})
	unsigned_release.unknown == {gradle} with input as _of_jvm(["gradle"], ["build.gradle"], {})
	count(unsigned_release.deny) == 1 with input as _of_jvm(["gradle", "docker"], ["build.gradle"], {})
	pom := {"pom": [{"path": "pom.xml", "index": 0, "value": {"project": {"build": {"plugins": {"plugin": {"artifactId": "maven-gpg-plugin"}}}}}}]}
	unsigned_release.deny == set() with input as _of_jvm(["maven"], ["pom.xml"], pom)
	unsigned_release.unknown == set() with input as _of_jvm(["maven"], ["pom.xml"], pom)
	count(unsigned_release.deny) == 1 with input as _of_jvm(["maven"], ["pom.xml"], {"pom": [{"path": "pom.xml", "index": 0, "value": {"project": {}}}]})
}
