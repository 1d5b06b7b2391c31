package github_actions.unpinned_tools_test

import data.github_actions.unpinned_tools

_workflow(step) := {"on": "push", "jobs": {"scan": {"steps": [step]}}}

_found(at) := {{
	"message": "job \"scan\", step 1 lets aquasecurity/setup-trivy fetch the newest version of its tool",
	"at": array.concat(["jobs", "scan", "steps", 0], at),
}}

test_finds_tools_without_a_version if {
	unpinned_tools.deny == _found(["uses"]) with input as _workflow({"uses": "aquasecurity/setup-trivy@v0.2.6"})
	unpinned_tools.deny == _found(["uses"]) with input as _workflow({
		"uses": "aquasecurity/setup-trivy@v0.2.6",
		"with": {"cache": true},
	})
	unpinned_tools.deny == _found(["with", "version"]) with input as _workflow({
		"uses": "aquasecurity/setup-trivy@v0.2.6",
		"with": {"version": "latest"},
	})
}

test_takes_upper_and_lower_case_for_the_same if {
	unpinned_tools.deny == _found(["with", "Version"]) with input as _workflow({
		"uses": "aquasecurity/setup-trivy@v0.2.6",
		"with": {"Version": "Latest"},
	})
	unpinned_tools.deny == set() with input as _workflow({
		"uses": "hashicorp/setup-terraform@v3",
		"with": {"Terraform_Version": "1.9.8"},
	})
}

test_does_not_know_what_a_manifest_says if {
	unpinned_tools.deny == set() with input as _workflow({"uses": "oven-sh/setup-bun@v2"})
	unpinned_tools.unknown == {{
		"message": `job "scan", step 1 takes Bun by package.json, or the newest where that names no version`,
		"at": ["jobs", "scan", "steps", 0, "uses"],
	}} with input as _workflow({"uses": "oven-sh/setup-bun@v2"})
	unpinned_tools.unknown == set() with input as _workflow({
		"uses": "oven-sh/setup-bun@v2",
		"with": {"bun-version": "1.2.0"},
	})
}

test_accepts_versions if {
	unpinned_tools.deny == set() with input as _workflow({
		"uses": "aquasecurity/setup-trivy@v0.2.6",
		"with": {"version": "v0.58.1"},
	})
	unpinned_tools.deny == set() with input as _workflow({
		"uses": "oven-sh/setup-bun@v2",
		"with": {"bun-version-file": ".bun-version"},
	})
}

test_accepts_steps_that_never_run if {
	unpinned_tools.deny == set() with input as _workflow({"uses": "aquasecurity/setup-trivy@v0.2.6", "if": "${{ false }}"})
}

test_accepts_other_actions if {
	unpinned_tools.deny == set() with input as _workflow({"uses": "actions/checkout@v4"})
	unpinned_tools.deny == set() with input as _workflow({"run": "trivy fs ."})
}

test_accepts_other_kinds if {
	unpinned_tools.deny == set() with input as {"kind": "Pod"}
}

test_finds_a_tool_once_where_two_inputs_name_it if {
	count(unpinned_tools.deny) == 1 with input as _workflow({
		"uses": "aquasecurity/setup-trivy@v0.2.6",
		"with": {"VERSION": "latest", "version": "latest"},
	})
}
