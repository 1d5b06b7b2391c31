package terraform.gcp.gke_ip_alias_test

import data.terraform.gcp.gke_ip_alias

_cluster(body) := {"resource": {"google_container_cluster": {"main": [body]}}}

_old(body) := object.union(_cluster(body), {"terraform": [{"required_providers": [{"google": {"version": "~> 4.84"}}]}]})

_found(steps) := {{
	"message": "pods have routes in place of alias addresses",
	"at": array.concat(["resource", "google_container_cluster", "main", 0], steps),
	"resource": "google_container_cluster.main",
}}

test_finds_clusters_with_routes if {
	gke_ip_alias.deny == _found(["networking_mode"]) with input as _cluster({"networking_mode": "ROUTES"})
}

test_finds_clusters_of_old_providers_of_which_nothing_is_said if {
	gke_ip_alias.deny == _found([]) with input as _old({"name": "shop"})
	gke_ip_alias.deny == set() with input as _old({"ip_allocation_policy": [{}]})
	gke_ip_alias.deny == set() with input as _old({"enable_autopilot": true})
}

test_accepts_clusters_with_aliases if {
	every body in [{}, {"networking_mode": "VPC_NATIVE"}, {"ip_allocation_policy": [{}]}, {"networking_mode": null}] {
		gke_ip_alias.deny == set() with input as _cluster(body)
		gke_ip_alias.unknown == set() with input as _cluster(body)
	}
}

test_does_not_know_what_a_variable_says if {
	gke_ip_alias.deny == set() with input as _cluster({"networking_mode": "${var.mode}"})
	gke_ip_alias.unknown == {{
		"message": "networking_mode is known only when Terraform runs",
		"at": ["resource", "google_container_cluster", "main", 0, "networking_mode"],
		"resource": "google_container_cluster.main",
	}} with input as _cluster({"networking_mode": "${var.mode}"})
}

test_accepts_other_documents_and_odd_shapes if {
	gke_ip_alias.deny == set() with input as {"kind": "Pod"}
	gke_ip_alias.unknown == set() with input as {"kind": "Pod"}
	gke_ip_alias.deny == set() with input as _cluster({"networking_mode": ["x"], "ip_allocation_policy": 1})
}
