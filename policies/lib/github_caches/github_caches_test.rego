package lib.github_caches_test

import data.lib.github_caches as caches

_step(uses, with_) := {"uses": uses, "with": with_}

_tagged := {"on": {"push": {"tags": ["v*"]}}}

test_finds_caches_that_are_on_by_default if {
	every uses in [
		"actions/cache@v4", "Swatinem/rust-cache@v2", "actions/setup-go@v5", "oven-sh/setup-bun@v2",
		"astral-sh/setup-uv@v6",
		"ramsey/composer-install@v3",
		"mozilla-actions/sccache-action@v0.0.9",
	] {
		caches.restored(_step(uses, {}), _tagged) == {"at": ["uses"]}
	}
}

test_accepts_caches_that_are_off_by_default if {
	every uses in [
		"actions/setup-java@v4", "actions/setup-go@v3", "actions/setup-node@v6", "astral-sh/setup-uv@v10.0.0",
		"actions/cache/save@v4", "actions/checkout@v4",
	] {
		not caches.restored(_step(uses, {}), _tagged)
	}
}

test_reads_inputs if {
	caches.restored(_step("actions/setup-java@v4", {"Cache": "gradle"}), _tagged) == {"at": ["with", "Cache"]}
	caches.restored(_step("actions/setup-node@v6", {"cache": "npm"}), _tagged) == {"at": ["with", "cache"]}
	caches.restored(_step("pyo3/maturin-action@v1", {"sccache": "true"}), _tagged) == {"at": ["with", "sccache"]}
	caches.restored(_step("pyo3/maturin-action@v1", {"sccache": "${{ matrix.os == 'x' }}"}), _tagged) == {"at": ["with", "sccache"]}
	caches.restored(_step("ramsey/composer-install@v3", {"ignore-cache": false}), _tagged) == {"at": ["with", "ignore-cache"]}
	not caches.restored(_step("pyo3/maturin-action@v1", {"sccache": "${{ inputs.cache }}"}), _tagged)
	not caches.restored(_step("pyo3/maturin-action@v1", {"sccache": "${{ !startsWith(github.ref, 'refs/tags/') }}"}), _tagged)
	caches.restored(_step("docker/build-push-action@v6", {"cache-from": "type=gha"}), _tagged) == {"at": ["with", "cache-from"]}
	not caches.restored(_step("docker/build-push-action@v6", {"cache-from": "type=registry,ref=acme/x:cache"}), _tagged)
	not caches.restored(_step("actions/cache@v4", {"lookup-only": true}), _tagged)
	not caches.restored(_step("ramsey/composer-install@v3", {"ignore-cache": "yes"}), _tagged)
	not caches.restored(_step("actions/setup-node@v6", {"package-manager-cache": false}), _tagged)
	not caches.restored(_step("astral-sh/setup-uv@v6", {"enable-cache": "false"}), _tagged)
	not caches.restored(_step("astral-sh/setup-uv@v6", {"enable-cache": true, "restore-cache": false}), _tagged)
	caches.restored(_step("astral-sh/setup-uv@v6", {"restore-cache": true}), _tagged) == {"at": ["uses"]}
}

test_reads_conditions if {
	answers := {
		"startsWith(github.ref, 'refs/tags/v')": "yes",
		"${{ github.event_name == 'push' && github.ref_type == 'tag' }}": "yes",
		"${{ !startsWith(github.ref, 'refs/tags/') }}": "no",
		"${{ !(github.event_name == 'push' && github.ref_type == 'tag') }}": "no",
		"github.event_name != 'release' && inputs.x": "no",
		"github.event_name == 'pull_request'": "no",
		"github.ref_type != 'tag' || inputs.x": "some",
		"matrix.os == 'linux'": "some",
		"${{ inputs.cache }}": "unknown",
	}
	every text, answer in answers {
		caches.in_release(text, _tagged) == answer
	}
}

test_knows_that_branches_are_no_tags if {
	caches.in_release("github.ref_type != 'tag'", {"on": {"push": {"branches": ["release"]}}}) == "some"
}

_checkout := {"uses": "actions/checkout@v5"}

_caches_itself(managers, steps) if {
	document := {"on": "release", "jobs": {"ship": {"steps": steps}}}
	index := count(steps) - 1
	entry := {"job": "ship", "path": ["jobs", "ship", "steps", index], "step": steps[index]}
	caches.restored_for(entry, document, managers) == {"at": ["uses"]}
}

test_knows_for_what_setup_node_caches_by_itself if {
	commit := "actions/setup-node@11bd71901bbe5b1630ceea73d27597364c9af683"
	every uses in ["actions/setup-node@v5", "actions/setup-node@v6.4.0", "actions/setup-node@v7", commit] {
		_caches_itself({"npm"}, [_checkout, {"uses": uses}])
	}
	_caches_itself({"pnpm"}, [_checkout, {"uses": "actions/setup-node@v5"}])
	every uses in ["actions/setup-node@v6", commit] {
		not _caches_itself({"pnpm"}, [_checkout, {"uses": uses}])
	}
	not _caches_itself({"npm"}, [_checkout, {"uses": "actions/setup-node@v4"}])
	not _caches_itself(set(), [_checkout, {"uses": "actions/setup-node@v5"}])
	every with_ in [{"package-manager-cache": false}, {"cache": "npm"}] {
		not _caches_itself({"npm"}, [_checkout, _step("actions/setup-node@v6", with_)])
	}
}

test_knows_that_a_manifest_comes_with_the_code if {
	setup := {"uses": "actions/setup-node@v6"}
	_caches_itself({"npm"}, [_step("actions/checkout@v5", {"path": "./"}), setup])
	not _caches_itself({"npm"}, [_step("actions/checkout@v5", {"path": "shop"}), setup])
	not _caches_itself({"npm"}, [{"run": "node --version"}, setup])
}

test_reads_the_managers_of_a_manifest if {
	caches.managers_of({"packageManager": "pnpm@11.1.0"}) == {"pnpm"}
	caches.managers_of({"packageManager": "^npm@11"}) == {"npm"}
	"npm" in caches.managers_of({"devEngines": {"packageManager": {"name": "npm", "version": "11"}}})
	"npm" in caches.managers_of({"devEngines": {"packageManager": [{"name": "yarn"}, {"name": "npm"}]}})
	not "npm" in caches.managers_of({"packageManager": 4, "devEngines": {"packageManager": "npm"}})
	not "npm" in caches.managers_of({"name": "shop"})
}

test_reads_one_of_inputs_that_differ_in_their_case_alone if {
	caches.restored(_step("actions/setup-java@v4", {"Cache": "", "cache": "gradle"}), _tagged) == {"at": ["with", "cache"]}
}
