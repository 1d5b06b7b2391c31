package lib.github_caches_test

import data.lib.github_caches as caches

_entry(uses, with_) := {"step": {"uses": uses, "with": with_}}

test_finds_caches_that_are_on_by_default if {
	every uses in [
		"actions/cache@v4", "Swatinem/rust-cache@v2", "actions/setup-go@v5", "oven-sh/setup-bun@v2",
		"astral-sh/setup-uv@v6",
		"actions/setup-node@v6", "actions/setup-node@11bd71901bbe5b1630ceea73d27597364c9af683",
		"ramsey/composer-install@v3",
		"mozilla-actions/sccache-action@v0.0.9",
	] {
		caches.restored(_entry(uses, {})) == {"at": ["uses"]}
	}
}

test_accepts_caches_that_are_off_by_default if {
	every uses in [
		"actions/setup-java@v4", "actions/setup-go@v3", "actions/setup-node@v4", "astral-sh/setup-uv@v10.0.0",
		"actions/cache/save@v4", "actions/checkout@v4",
	] {
		not caches.restored(_entry(uses, {}))
	}
}

test_reads_inputs if {
	caches.restored(_entry("actions/setup-java@v4", {"Cache": "gradle"})) == {"at": ["with", "Cache"]}
	caches.restored(_entry("actions/setup-node@v6", {"cache": "npm"})) == {"at": ["with", "cache"]}
	caches.restored(_entry("pyo3/maturin-action@v1", {"sccache": "true"})) == {"at": ["with", "sccache"]}
	caches.restored(_entry("pyo3/maturin-action@v1", {"sccache": "${{ matrix.os == 'x' }}"})) == {"at": ["with", "sccache"]}
	caches.restored(_entry("ramsey/composer-install@v3", {"ignore-cache": false})) == {"at": ["with", "ignore-cache"]}
	not caches.restored(_entry("pyo3/maturin-action@v1", {"sccache": "${{ inputs.cache }}"}))
	not caches.restored(_entry("pyo3/maturin-action@v1", {"sccache": "${{ !startsWith(github.ref, 'refs/tags/') }}"}))
	caches.restored(_entry("docker/build-push-action@v6", {"cache-from": "type=gha"})) == {"at": ["with", "cache-from"]}
	not caches.restored(_entry("docker/build-push-action@v6", {"cache-from": "type=registry,ref=acme/x:cache"}))
	not caches.restored(_entry("actions/cache@v4", {"lookup-only": true}))
	not caches.restored(_entry("ramsey/composer-install@v3", {"ignore-cache": "yes"}))
	not caches.restored(_entry("actions/setup-node@v6", {"package-manager-cache": false}))
	not caches.restored(_entry("astral-sh/setup-uv@v6", {"enable-cache": "false"}))
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
		caches.in_release(text) == answer
	}
}

test_knows_that_branches_are_no_tags if {
	caches.in_release("github.ref_type != 'tag'") == "some" with input as {"on": {"push": {"branches": ["release"]}}}
}

test_knows_that_setup_node_caches_for_npm_alone if {
	setup := {"uses": "actions/setup-node@v6"}
	every other in [{"uses": "pnpm/action-setup@v4"}, {"run": "cd x && yarn install"}] {
		not caches.restored({"job": "ship", "step": setup}) with input as {"jobs": {"ship": {"steps": [setup, other]}}}
	}
	every document in [
		{"jobs": {"ship": {"steps": [setup, {"run": "npm ci"}]}}},
		{"jobs": {"ship": {"steps": [setup]}, "test": {"steps": [{"run": "yarn install"}]}}},
	] {
		caches.restored({"job": "ship", "step": setup}) == {"at": ["uses"]} with input as document
	}
	five := {"uses": "actions/setup-node@v5"}
	caches.restored({"job": "ship", "step": five}) == {"at": ["uses"]} with input as {"jobs": {"ship": {"steps": [
		five,
		{"run": "yarn install"},
	]}}}
}

test_reads_one_of_inputs_that_differ_in_their_case_alone if {
	caches.restored(_entry("actions/setup-java@v4", {"Cache": "", "cache": "gradle"})) == {"at": ["with", "cache"]}
}
