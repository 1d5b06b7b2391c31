package lib.github_actions_test

import data.lib.github_actions as actions

test_reads_references if {
	actions.parsed("Actions/Cache/save@v4") == {
		"owner": "actions",
		"repository": "actions/cache",
		"name": "actions/cache/save",
		"ref": "v4",
	}
	every value in ["./local", "$/local", "docker://alpine:3", "${{ matrix.action }}@v1", "actions/cache", "checkout@v4"] {
		not actions.parsed(value)
	}
}

test_lists_uses_of_steps_and_jobs if {
	found := {use.name: use.at | some use in actions.remote} with input as {"jobs": {
		"build": {"steps": [{"uses": "a/b@v1"}, {"uses": "./local"}, {"run": "x"}]},
		"call": {"uses": "a/ci/.github/workflows/x.yml@main"},
	}}
	found == {"a/b": ["jobs", "build", "steps", 0, "uses"], "a/ci/.github/workflows/x.yml": ["jobs", "call", "uses"]}
}

test_reads_inputs_in_any_case if {
	actions.input_of({"uses": "a/b@v1", "with": {"Fetch-Depth": 0}}, "fetch-depth") == 0
	not actions.input_of({"uses": "a/b@v1"}, "fetch-depth")
	every uses in ["A/b@v1", "a/b/@v1", "a//b@v1", "a/./b/.@v1"] {
		actions.name_of({"uses": uses}) == "a/b"
	}
	actions.name_of({"uses": "./.github/actions/x"}) == "./.github/actions/x"
	not actions.name_of({"run": "x"})
}

test_reads_versions if {
	actions.version("v4.1") == [4, 1]
	actions.version("1.2.3") == [1, 2, 3]
	every ref in ["main", "v1-beta", "11bd71901bbe5b1630ceea73d27597364c9af683", "release/v1"] {
		not actions.version(ref)
	}
}

test_reads_one_of_inputs_that_differ_in_their_case_alone if {
	step := {"with": {"Fetch-Depth": 1, "fetch-depth": 2, "FETCH-depth": 3}}
	actions.input_of(step, "fetch-depth") == 2
	actions.input_key({"with": {"Fetch-Depth": 1}}, "fetch-depth") == "Fetch-Depth"
	actions.input_of({"with": {"Clean": false}}, "clean") == false
	not actions.input_of(step, "clean")
	not actions.input_of({"with": null}, "clean")
	not actions.input_of({}, "clean")
}
