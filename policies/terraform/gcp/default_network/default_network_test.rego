package terraform.gcp.default_network_test

import data.terraform.gcp.default_network

_project(body) := {"resource": {"google_project": {"p": [body]}}}

_path := ["resource", "google_project", "p", 0]

_with_policy(type, policy) := {"resource": {
	"google_project": {"p": [{}]},
	type: {"o": [policy]},
}}

test_finds_projects_of_which_nothing_is_said if {
	default_network.deny == {{
		"message": "auto_create_network is missing, so the project gets the default network",
		"at": _path,
		"resource": "google_project.p",
	}} with input as _project({"name": "shop"})
}

test_finds_projects_with_the_default_network if {
	every yes in [true, "true"] {
		default_network.deny == {{
			"message": "auto_create_network is true, so the project gets the default network",
			"at": array.concat(_path, ["auto_create_network"]),
			"resource": "google_project.p",
		}} with input as _project({"auto_create_network": yes})
	}
}

test_accepts_projects_without_it if {
	default_network.deny == set() with input as _project({"auto_create_network": false})
	default_network.unknown == set() with input as _project({"auto_create_network": false})
}

test_accepts_projects_under_an_organization_policy if {
	default_network.deny == set() with input as _with_policy("google_org_policy_policy", {
		"name": "organizations/123/policies/compute.skipDefaultNetworkCreation",
		"spec": [{"rules": [{"enforce": "TRUE"}]}],
	})
	default_network.deny == set() with input as _with_policy("google_organization_policy", {
		"constraint": "constraints/compute.skipDefaultNetworkCreation",
		"boolean_policy": [{"enforced": true}],
	})
	count(default_network.deny) == 1 with input as _with_policy("google_org_policy_policy", {
		"name": "organizations/123/policies/compute.skipDefaultNetworkCreation",
		"spec": [{"rules": [{"enforce": "FALSE"}]}],
	})
	count(default_network.deny) == 1 with input as _with_policy("google_organization_policy", {
		"constraint": "compute.disableSerialPortAccess",
		"boolean_policy": [{"enforced": true}],
	})
}

test_says_what_is_unknown if {
	default_network.deny == set() with input as _project({"auto_create_network": "${var.network}"})
	default_network.unknown == {{
		"message": "auto_create_network is known only when Terraform runs",
		"at": array.concat(_path, ["auto_create_network"]),
		"resource": "google_project.p",
	}} with input as _project({"auto_create_network": "${var.network}"})
}

test_does_not_know_a_policy_that_may_be_missing if {
	every part in [{"count": "${var.on ? 1 : 0}"}, {"boolean_policy": [{"enforced": "${var.on}"}]}] {
		module := _with_policy("google_organization_policy", object.union(
			{
				"constraint": "constraints/compute.skipDefaultNetworkCreation",
				"boolean_policy": [{"enforced": true}],
			},
			part,
		))
		default_network.deny == set() with input as module
		count(default_network.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	default_network.deny == set() with input as {"kind": "Pod"}
	default_network.unknown == set() with input as {"kind": "Pod"}
}
