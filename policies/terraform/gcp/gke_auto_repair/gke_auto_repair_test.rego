package terraform.gcp.gke_auto_repair_test

import data.lib.fix
import data.terraform.gcp.gke_auto_repair

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "nodes that fail are not repaired",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

_off := {"management": [{"auto_repair": false}]}

_pool := "google_container_node_pool"

_cluster := "google_container_cluster"

test_finds_pools_that_are_not_repaired if {
	at := ["management", 0, "auto_repair"]
	fix.bare(gke_auto_repair.deny) == _found(_pool, at) with input as _module(_pool, _off)
	fix.bare(gke_auto_repair.deny) == _found(_cluster, array.concat(["node_pool", 0], at)) with input as _module(
		_cluster,
		{"node_pool": [_off]},
	)
	provisioned := {"cluster_autoscaling": [{"auto_provisioning_defaults": [_off]}]}
	steps := array.concat(["cluster_autoscaling", 0, "auto_provisioning_defaults", 0], at)
	fix.bare(gke_auto_repair.deny) == _found(_cluster, steps) with input as _module(_cluster, provisioned)
}

test_knows_the_default_of_old_providers if {
	old := {"terraform": [{"required_providers": [{"google": {"version": "~> 4.0"}}]}]}
	module := object.union(old, _module(_pool, {"management": [{"auto_upgrade": true}]}))
	fix.bare(gke_auto_repair.deny) == _found(_pool, ["management", 0]) with input as module
	gke_auto_repair.deny == set() with input as object.union(old, _module(_pool, {}))
}

test_accepts_pools_that_are_repaired if {
	every body in [{}, {"management": [{}]}, {"management": [{"auto_repair": true}]}, {"management": [{"auto_repair": null}]}] {
		gke_auto_repair.deny == set() with input as _module(_pool, body)
		gke_auto_repair.unknown == set() with input as _module(_pool, body)
	}
	gke_auto_repair.deny == set() with input as _module(_cluster, {"node_pool": [{}]})
}

test_does_not_know_what_a_variable_says if {
	module := _module(_pool, {"management": [{"auto_repair": "${var.repair}"}]})
	gke_auto_repair.deny == set() with input as module
	gke_auto_repair.unknown == {{
		"message": "management.auto_repair is known only when Terraform runs",
		"at": ["resource", _pool, "main", 0, "management", 0, "auto_repair"],
		"resource": "google_container_node_pool.main",
	}} with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	gke_auto_repair.deny == set() with input as {"kind": "Pod"}
	gke_auto_repair.unknown == set() with input as {"kind": "Pod"}
	gke_auto_repair.deny == set() with input as _module(_pool, {"management": "odd"})
}
