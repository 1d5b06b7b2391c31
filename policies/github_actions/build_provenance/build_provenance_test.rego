package github_actions.build_provenance_test

import data.github_actions.build_provenance as rule
import data.lib.fix

_workflow(steps) := {"on": "push", "jobs": {"ship": {"steps": steps}}}

_found(at) := {{
	"message": "job \"ship\", step 1 publishes without provenance",
	"at": ["jobs", "ship", "steps", 0, at],
}}

test_finds_what_is_published_without_it if {
	every run in [
		"npm publish", "twine upload dist/*", "cargo publish", "docker push acme/x:1",
		"gh release create v1 dist/*",
		"gh release upload v1 x",
	] {
		fix.bare(rule.deny) == _found("run") with input as _workflow([{"run": run}])
	}
	every step in [
		{"uses": "softprops/action-gh-release@v2", "with": {"files": "dist/*"}}, {"uses": "goreleaser/goreleaser-action@v6"},
		{"uses": "docker/build-push-action@v6", "with": {"push": true, "provenance": false}},
		{"uses": "pypa/gh-action-pypi-publish@v1.13.0", "with": {"password": "${{ secrets.PYPI }}"}},
	] {
		fix.bare(rule.deny) == _found("uses") with input as _workflow([step])
	}
}

test_accepts_workflows_that_attest if {
	publish := {"run": "gh release upload v1 x"}
	rule.deny == set() with input as _workflow([{"uses": "actions/attest-build-provenance@v3"}, publish])
	rule.deny == set() with input as _workflow([{"run": "cosign attest acme/x"}, publish])
	rule.deny == set() with input as {"jobs": {
		"ship": {"steps": [publish]},
		"provenance": {"uses": "slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@v2.1.0"},
	}}
}

test_accepts_what_attests_itself if {
	every step in [
		{"uses": "docker/build-push-action@v6", "with": {"push": true}}, {"uses": "pypa/gh-action-pypi-publish@v1.13.0"},
		{"run": "npm publish --provenance"}, {"run": "docker buildx build --push ."},
	] {
		rule.deny == set() with input as _workflow([step])
	}
	rule.deny == set() with input as {"jobs": {"ship": {
		"permissions": {"id-token": "write"},
		"steps": [{"run": "npm publish"}],
	}}}
}

test_accepts_releases_of_notes_alone if {
	rule.deny == set() with input as _workflow([{"run": "gh release create v1 --generate-notes"}])
	rule.deny == set() with input as _workflow([{"uses": "softprops/action-gh-release@v2"}])
}

test_accepts_jobs_that_publish_nothing if {
	rule.deny == set() with input as _workflow([{"run": "make test"}])
	rule.deny == set() with input as {"jobs": {"call": {"uses": "./.github/workflows/x.yml"}}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
