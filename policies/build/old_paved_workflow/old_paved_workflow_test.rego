package build.old_paved_workflow_test

import data.build.old_paved_workflow

_deny(version, minimum) := found if {
	found := old_paved_workflow.deny with input as _repository(version) with data.karat.parameters as _minimums(minimum)
}

_repository(version) := {"files": {}, "facts": {"pipelines": [{"path": ".github/workflows/ci.yml", "uses": [
	{"ref": "actions/checkout@v1", "line": 5},
	{"ref": "./.github/actions/setup", "line": 6},
	{"ref": sprintf("acme/ci/.github/workflows/service.yml@%s", [version]), "line": 7},
]}]}}

_minimums(minimum) := {"minimums": {"acme/ci/.github/workflows/*": minimum}}

test_finds_versions_below_the_least if {
	_deny("v3", "v4") == {{
		"message": "acme/ci/.github/workflows/service.yml is used at v3, the least version is v4",
		"at": ["files", ".github/workflows/ci.yml"],
		"line": 7,
		"words": ["acme/ci/.github/workflows/service.yml@v3"],
	}}
	every version in ["v3.9.9", "4.1.9", "v4.1", "v4.1.9-rc.1"] {
		count(_deny(version, "4.2")) == 1
	}
}

test_accepts_versions_from_the_least_on if {
	every version in ["v4.2", "v4", "v5", "4.10.0", "main", "0123456789abcdef0123456789abcdef01234567"] {
		_deny(version, "4.2") == set()
	}
}

test_cannot_tell_the_version_of_a_commit if {
	old_paved_workflow.unknown == {{
		"message": "acme/ci/.github/workflows/service.yml is used at a commit, which names no version",
		"at": ["files", ".github/workflows/ci.yml"],
		"line": 7,
	}} with input as _repository("0123456789abcdef0123456789abcdef01234567")
		with data.karat.parameters as _minimums("4")
}

test_applies_to_what_the_configuration_names if {
	old_paved_workflow.applies with input as _repository("v4") with data.karat.parameters as _minimums("4")
	not old_paved_workflow.applies with input as _repository("v4") with data.karat.parameters as {"minimums": {}}
	not old_paved_workflow.applies with input as {"kind": "Pod"} with data.karat.parameters as _minimums("4")
}

test_measures_the_share_that_is_recent if {
	old_paved_workflow.measure == {"value": 0, "of": 1} with input as _repository("v3")
		with data.karat.parameters as _minimums("4")
}
