package supply_chain.release_without_sbom_test

import data.supply_chain.release_without_sbom

_repository(deeds) := {"files": {}, "facts": {"pipelines": [_pipeline(deeds)]}}

_pipeline(deeds) := {"system": "github_actions", "path": ".github/workflows/release.yml", "uses": [], "jobs": [
	{"id": "build", "line": 4, "does": ["build"], "tools": ["go"]},
	{"id": "publish", "line": 9, "does": deeds, "tools": ["docker", "goreleaser"]},
]}

_foreign := {"id": "all", "line": 3, "uses": "acme/ci/.github/workflows/all.yml@v4", "does": [], "tools": []}

test_finds_releases_without_one if {
	release_without_sbom.deny == {{
		"message": `job "publish" publishes without a bill of materials`,
		"at": ["files", ".github/workflows/release.yml"],
		"line": 9,
		"words": ["publish"],
	}} with input as _repository(["release"])
}

test_accepts_releases_with_one if {
	every deed in {"sbom"} {
		release_without_sbom.deny == set() with input as _repository(["release", deed])
	}
}

test_accepts_what_goreleaser_is_told if {
	configuration := {"path": ".goreleaser.yaml", "value": {"version": 2, "sboms": [{"artifacts": "archive"}]}}
	release_without_sbom.deny == set() with input as object.union(
		_repository(["release"]),
		{"documents": {"goreleaser": [configuration]}},
	)
	found := release_without_sbom.deny with input as object.union(
		_repository(["release"]),
		{"documents": {"goreleaser": [{"path": ".goreleaser.yaml", "value": {"version": 2}}]}},
	)
	count(found) == 1
}

test_does_not_know_what_other_repositories_do if {
	pipelines := [_pipeline(["release"]), {"system": "github_actions", "path": "a.yml", "jobs": [_foreign]}]
	repository := {"files": {}, "facts": {"pipelines": pipelines}}
	release_without_sbom.deny == set() with input as repository
	release_without_sbom.unknown == {{
		"message": `job "all" is acme/ci/.github/workflows/all.yml@v4, which is not in the repository`,
		"at": ["files", "a.yml"],
		"line": 3,
	}} with input as repository
}

test_does_not_apply_without_releases if {
	not release_without_sbom.applies with input as _repository(["test"])
	release_without_sbom.deny == set() with input as _repository(["test"])
	release_without_sbom.unknown == set() with input as _repository(["test"])
}

test_accepts_other_kinds if {
	release_without_sbom.deny == set() with input as {"kind": "Pod"}
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
	release_without_sbom.deny == set() with input as _of_jvm(["gradle"], ["build.gradle"], {})
	release_without_sbom.unknown == {gradle} with input as _of_jvm(["gradle"], ["build.gradle"], {})
	count(release_without_sbom.deny) == 1 with input as _of_jvm(["gradle", "docker"], ["build.gradle"], {})
	pom := {"pom": [{"path": "pom.xml", "index": 0, "value": {"project": {"build": {"plugins": {"plugin": {"artifactId": "cyclonedx-maven-plugin"}}}}}}]}
	release_without_sbom.deny == set() with input as _of_jvm(["maven"], ["pom.xml"], pom)
	release_without_sbom.unknown == set() with input as _of_jvm(["maven"], ["pom.xml"], pom)
	count(release_without_sbom.deny) == 1 with input as _of_jvm(["maven"], ["pom.xml"], {"pom": [{"path": "pom.xml", "index": 0, "value": {"project": {}}}]})
}
