package terraform.gcp.gke_network_policy_test

import data.terraform.gcp.gke_network_policy

_cluster(body) := {"resource": {"google_container_cluster": {"c": [body]}}}

_path := ["resource", "google_container_cluster", "c", 0]

_found(at) := {{
	"message": "network policies are not enforced",
	"at": at,
	"resource": "google_container_cluster.c",
}}

test_finds_clusters_that_enforce_nothing if {
	gke_network_policy.deny == _found(_path) with input as _cluster({"name": "shop"})
	at := array.concat(_path, ["network_policy", 0, "enabled"])
	gke_network_policy.deny == _found(at) with input as _cluster({"network_policy": [{"enabled": false}]})
	legacy := {"datapath_provider": "LEGACY_DATAPATH"}
	gke_network_policy.deny == _found(_path) with input as _cluster(legacy)
}

test_accepts_clusters_that_enforce if {
	gke_network_policy.deny == set() with input as _cluster({"network_policy": [{"enabled": true}]})
	gke_network_policy.deny == set() with input as _cluster({"enable_autopilot": true})
	gke_network_policy.deny == set() with input as _cluster({"datapath_provider": "ADVANCED_DATAPATH"})
	on := {"network_policy": [{"enabled": true}], "datapath_provider": "${var.datapath}"}
	gke_network_policy.unknown == set() with input as _cluster(on)
}

test_says_what_is_unknown if {
	expected := {{
		"message": "network_policy is known only when Terraform runs",
		"at": _path,
		"resource": "google_container_cluster.c",
	}}
	every body in [{"datapath_provider": "${var.datapath}"}, {"enable_autopilot": "${var.autopilot}"}] {
		gke_network_policy.deny == set() with input as _cluster(body)
		gke_network_policy.unknown == expected with input as _cluster(body)
	}
	policy := {"network_policy": [{"enabled": "${var.policies}"}]}
	gke_network_policy.deny == set() with input as _cluster(policy)
	count(gke_network_policy.unknown) == 1 with input as _cluster(policy)
}

test_accepts_other_documents if {
	gke_network_policy.deny == set() with input as {"kind": "Pod"}
	gke_network_policy.unknown == set() with input as {"kind": "Pod"}
}
