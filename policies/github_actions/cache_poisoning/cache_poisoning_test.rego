package github_actions.cache_poisoning_test

import data.github_actions.cache_poisoning

_workflow(on, steps) := {"on": on, "jobs": {"ship": {"steps": steps}}}

_found := {{"message": "job \"ship\", step 1 restores a cache into a release", "at": ["jobs", "ship", "steps", 0, "uses"]}}

_cache := {"uses": "actions/cache@v4", "with": {"path": "x", "key": "y"}}

test_finds_caches_of_releases if {
	every on in ["release", {"push": {"tags": ["v*"]}}, {"push": {"branches": ["release"]}}] {
		cache_poisoning.deny == _found with input as _workflow(on, [_cache])
	}
	cache_poisoning.deny == _found with input as _workflow("push", [_cache, {"run": "npm publish"}])
}

test_accepts_caches_that_releases_leave_out if {
	guarded := object.union(_cache, {"if": "${{ github.ref_type != 'tag' }}"})
	cache_poisoning.deny == set() with input as _workflow({"push": {"tags": ["v*"]}}, [guarded])
	cache_poisoning.deny == _found with input as _workflow({"push": {"tags": ["v*"], "branches": ["release"]}}, [guarded])
	cache_poisoning.deny == set() with input as _workflow(
		"release",
		[{"uses": "actions/cache@v4", "with": {"lookup-only": true}}],
	)
}

test_accepts_caches_elsewhere if {
	cache_poisoning.deny == set() with input as _workflow(["push", "pull_request"], [_cache, {"run": "make test"}])
	cache_poisoning.deny == set() with input as {"on": "push", "jobs": {
		"test": {"steps": [_cache]},
		"ship": {"steps": [{"run": "npm publish"}]},
	}}
}

test_tells_tests_from_what_is_released if {
	on := {"push": {"tags": ["v*"]}, "pull_request": null}
	cache_poisoning.deny == set() with input as _workflow(on, [_cache, {"run": "make lint"}])
	cache_poisoning.deny == _found with input as _workflow(on, [_cache, {"uses": "actions/upload-artifact@v4"}])
}

test_what_is_handed_on_to_no_release_is_none if {
	on := {"push": {"tags": ["v*"]}, "pull_request": null}
	tested := {"steps": [_cache, {"uses": "actions/upload-artifact@v4"}]}
	publish := {"steps": [{"run": "npm publish"}]}
	cache_poisoning.deny == set() with input as {"on": on, "jobs": {"build": tested, "publish": publish}}
	every needs in ["build", ["build"]] {
		count(cache_poisoning.deny) == 1 with input as {
			"on": on,
			"jobs": {"build": tested, "publish": object.union(publish, {"needs": needs})},
		}
	}
	count(cache_poisoning.deny) == 1 with input as {"on": on, "jobs": {
		"build": tested,
		"pack": {"needs": "build", "steps": [{"run": "make"}]},
		"publish": object.union(publish, {"needs": ["pack"]}),
	}}
}

test_accepts_jobs_that_come_after_the_release if {
	every needs, job in {"publish": {"run": "make ship"}, "ship": {"run": "npm publish"}} {
		cache_poisoning.deny == set() with input as {"on": {"push": {"tags": ["v*"]}}, "jobs": {
			needs: {"steps": [job]},
			"try": {"needs": [needs], "steps": [_cache]},
		}}
	}
	count(cache_poisoning.deny) == 1 with input as {"on": {"push": {"tags": ["v*"]}}, "jobs": {
		"publish": {"steps": [{"run": "make ship"}]},
		"images": {"needs": "publish", "steps": [_cache, {"run": "docker push acme/x:1"}]},
	}}
	count(cache_poisoning.deny) == 1 with input as {"on": "release", "jobs": {
		"build": {"steps": [{"run": "make"}]},
		"pack": {"needs": "build", "steps": [_cache]},
	}}
}

test_accepts_releases_without_a_cache if {
	cache_poisoning.deny == set() with input as _workflow("release", [{"run": "npm publish"}])
}

_of_repository(manifest, steps) := {"documents": {
	"github_workflow": [{"path": ".github/workflows/r.yml", "value": _workflow("release", steps)}],
	"package_json": [{"path": manifest.path, "value": manifest.value}],
}}

test_asks_the_manifest_what_is_cached_without_a_word if {
	steps := [{"uses": "actions/checkout@v5"}, {"uses": "actions/setup-node@v6"}]
	npm := {"packageManager": "npm@11.0.0"}
	at := ["documents", "github_workflow", 0, "value", "jobs", "ship", "steps", 1, "uses"]
	found := {{"message": "job \"ship\", step 2 restores a cache into a release", "at": at}}
	cache_poisoning.deny == found with input as _of_repository({"path": "package.json", "value": npm}, steps)
	cache_poisoning.deny == set() with input as _of_repository({"path": "site/package.json", "value": npm}, steps)
	cache_poisoning.deny == set() with input as _of_repository({"path": "package.json", "value": {"name": "shop"}}, steps)
	cache_poisoning.deny == set() with input as _workflow("release", steps)
}

test_applies_where_there_is_a_workflow if {
	cache_poisoning.applies with input as _workflow("release", [])
	cache_poisoning.applies with input as _of_repository({"path": "package.json", "value": {}}, [])
	not cache_poisoning.applies with input as {"documents": {"package_json": [], "github_workflow": []}}
}

test_accepts_other_kinds if {
	cache_poisoning.deny == set() with input as {"kind": "Pod"}
}

test_what_may_publish_takes_it if {
	tested := {"steps": [_cache, {"uses": "actions/upload-artifact@v4"}]}
	first := {"steps": [{"run": "npm publish"}]}
	late := object.union(tested, {"needs": ["first"]})
	takes := {"needs": ["build"], "steps": [{"uses": "actions/download-artifact@v4"}, {"run": "./send.sh"}]}
	tags := {"push": {"tags": ["v*"]}}
	changes := object.union(tags, {"pull_request": null})
	of_tags := {"if": "startsWith(github.ref, 'refs/tags/')"}
	every taking in [takes, {"needs": "build", "uses": "./.github/workflows/send.yml"}] {
		count(cache_poisoning.deny) == 1 with input as {"on": tags, "jobs": {"build": late, "first": first, "send": taking}}
		count(cache_poisoning.deny) == 1 with input as {
			"on": changes,
			"jobs": {"build": tested, "first": first, "send": object.union(taking, of_tags)},
		}
		cache_poisoning.deny == set() with input as {"on": changes, "jobs": {"build": tested, "first": first, "send": taking}}
	}
	cache_poisoning.deny == set() with input as {"on": tags, "jobs": {"build": late, "first": first}}
}
