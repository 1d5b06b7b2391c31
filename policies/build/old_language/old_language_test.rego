package build.old_language_test

import data.build.old_language

_shop(tool, version) := {"files": {}, "entity": {"scope": ""}, "facts": {"toolchains": [{
	"tool": tool,
	"version": version,
	"path": ".tool-versions",
	"line": 2,
}]}}

_parameters := {"minimums": {"node": "22.11", "go": "1.25"}}

_deny(tool, version) := found if {
	found := old_language.deny with input as _shop(tool, version) with data.karat.parameters as _parameters
}

test_finds_versions_below_the_least if {
	_deny("node", "20.11.1") == {{
		"message": "node 20.11.1 is below 22.11, the least version",
		"at": ["files", ".tool-versions"],
		"line": 2,
		"words": ["20.11.1"],
	}}
	every version in ["22.9.0", "v20", "^18.0", "20.x", "~22.2"] {
		count(_deny("node", version)) == 1
	}
	count(_deny("go", "1.9")) == 1
}

test_accepts_versions_from_the_least_on if {
	every version in ["22.11.0", "22", "24.1", "22.x", ">=18", "lts/iron", "latest"] {
		_deny("node", version) == set()
	}
	_deny("python", "2.7") == set()
}

test_applies_to_what_the_configuration_names if {
	old_language.applies with input as _shop("go", "1.26") with data.karat.parameters as _parameters
	not old_language.applies with input as _shop("ruby", "3.4") with data.karat.parameters as _parameters
	not old_language.applies with input as _shop("go", "1.26") with data.karat.parameters as {"minimums": {}}
	not old_language.applies with input as {"kind": "Pod"} with data.karat.parameters as _parameters
}

test_measures_the_share_of_recent_versions if {
	old_language.measure == {"value": 0, "of": 1} with input as _shop("go", "1.24") with data.karat.parameters as _parameters
}
