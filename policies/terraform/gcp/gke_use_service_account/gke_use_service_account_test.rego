package terraform.gcp.gke_use_service_account_test

import data.terraform.gcp.gke_use_service_account

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_container_node_pool", {"node_config": [{"machine_type": "e2-medium"}]}),
		_found("google_container_node_pool", ["node_config", 0], "nodes run as the default service account"),
	],
	[
		_module("google_container_node_pool", {"node_config": [{"service_account": "default"}]}),
		_found("google_container_node_pool", ["node_config", 0, "service_account"], "nodes run as the default service account"),
	],
	[
		_module("google_container_cluster", {}),
		_found("google_container_cluster", [], "nodes run as the default service account"),
	],
	[
		_module("google_container_cluster", {"remove_default_node_pool": true, "cluster_autoscaling": [{"enabled": true, "auto_provisioning_defaults": [{}]}]}),
		_found("google_container_cluster", ["cluster_autoscaling", 0, "auto_provisioning_defaults", 0], "nodes run as the default service account"),
	],
	[
		_module("google_container_cluster", {"node_pool": [{"node_config": [{}]}]}),
		_found("google_container_cluster", ["node_pool", 0, "node_config", 0], "nodes run as the default service account"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gke_use_service_account.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_container_node_pool", {"node_config": [{"service_account": "${google_service_account.nodes.email}"}]}),
	_module("google_container_node_pool", {"node_config": [{"service_account": "nodes@shop.iam.gserviceaccount.com"}]}),
	_module("google_container_cluster", {"remove_default_node_pool": true}),
	_module("google_container_cluster", {"enable_autopilot": true, "cluster_autoscaling": [{"auto_provisioning_defaults": [{"service_account": "nodes@shop.iam.gserviceaccount.com"}]}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		gke_use_service_account.deny == set() with input as module
		gke_use_service_account.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_container_node_pool", {"node_config": [{"service_account": "${var.account}"}]}),
		_found("google_container_node_pool", ["node_config", 0, "service_account"], "node_config.service_account is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		gke_use_service_account.deny == set() with input as example[0]
		gke_use_service_account.unknown == example[1] with input as example[0]
	}
}

test_does_not_know_whether_the_first_pool_stays if {
	every name in ["enable_autopilot", "remove_default_node_pool"] {
		module := _module("google_container_cluster", {name: "${var.choice}"})
		gke_use_service_account.deny == set() with input as module
		count(gke_use_service_account.unknown) == 1 with input as module
	}
	pool := _module("google_container_cluster", {"enable_autopilot": "${var.choice}", "node_pool": [{"node_config": [{}]}]})
	gke_use_service_account.deny == set() with input as pool
	own := _module("google_container_cluster", {
		"enable_autopilot": "${var.choice}",
		"node_config": [{"service_account": "nodes@shop.iam.gserviceaccount.com"}],
	})
	gke_use_service_account.unknown == set() with input as own
}

test_accepts_other_documents_and_odd_shapes if {
	gke_use_service_account.deny == set() with input as {"kind": "Pod"}
	gke_use_service_account.unknown == set() with input as {"kind": "Pod"}
	gke_use_service_account.deny == set() with input as {"resource": {"google_container_cluster": "odd"}}
}
