package build.unpinned_toolchain_test

import data.build.unpinned_toolchain

_shop(packages, tools) := {
	"files": {},
	"entity": {"scope": "services/shop"},
	"facts": {
		"packages": [{"ecosystem": ecosystem, "path": path} | some [ecosystem, path] in packages],
		"toolchains": [{"tool": tool, "version": version, "path": path, "line": 1} |
			some [tool, version, path] in tools
		],
	},
}

_npm := [["npm", "services/shop/web/package.json"], ["npm", "services/shop/package.json"]]

_found := {{
	"message": "nothing says with which version of Node.js services/shop/package.json is built",
	"at": ["files", "services/shop/package.json"],
}}

test_finds_manifests_without_a_toolchain if {
	unpinned_toolchain.deny == _found with input as _shop(_npm, [])
	unpinned_toolchain.deny == _found with input as _shop(_npm, [["node", "22", "services/other/.nvmrc"]])
	unpinned_toolchain.deny == _found with input as _shop(_npm, [["python", "3.13", ".python-version"]])
}

test_finds_open_versions if {
	every version in [">=18", "latest", "lts/*", "*", "stable"] {
		unpinned_toolchain.deny == _found with input as _shop(_npm, [["node", version, "services/shop/package.json"]])
	}
}

test_accepts_versions_that_name_releases if {
	every version in ["22", "22.11.0", "v22", "lts/jod", "^22.1", "22.x", ">=22 <23"] {
		unpinned_toolchain.deny == set() with input as _shop(_npm, [["node", version, "services/shop/.nvmrc"]])
	}
	unpinned_toolchain.deny == set() with input as _shop(_npm, [["node", "22", ".nvmrc"]])
}

test_applies_where_there_are_manifests if {
	unpinned_toolchain.applies with input as _shop(_npm, [])
	not unpinned_toolchain.applies with input as _shop([["helm", "services/shop/Chart.yaml"]], [])
	not unpinned_toolchain.applies with input as _shop([["npm", "package.json"]], [])
	not unpinned_toolchain.applies with input as {"kind": "Pod"}
}

test_measures_the_share_of_ecosystems if {
	unpinned_toolchain.measure == {"value": 1, "of": 2} with input as _shop(
		[["npm", "services/shop/package.json"], ["go", "services/shop/go.mod"]],
		[["go", "1.26", "services/shop/go.mod"]],
	)
}
