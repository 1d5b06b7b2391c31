package terraform.gcp.gke_metadata_endpoints_disabled_test

import data.terraform.gcp.gke_metadata_endpoints_disabled

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_container_node_pool", {"node_config": [{"metadata": {"disable-legacy-endpoints": false}}]}),
		_found("google_container_node_pool", ["node_config", 0, "metadata"], "the metadata server answers by its old addresses"),
	],
	[
		_module("google_container_node_pool", {"node_config": [{"metadata": {"disable-legacy-endpoints": "false"}}]}),
		_found("google_container_node_pool", ["node_config", 0, "metadata"], "the metadata server answers by its old addresses"),
	],
	[
		_module("google_container_cluster", {"node_config": [{"metadata": [{"disable-legacy-endpoints": "false"}]}]}),
		_found("google_container_cluster", ["node_config", 0, "metadata"], "the metadata server answers by its old addresses"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gke_metadata_endpoints_disabled.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_container_cluster", {}),
	_module("google_container_node_pool", {"node_config": [{"metadata": {"disable-legacy-endpoints": "true"}}]}),
	_module("google_container_node_pool", {"node_config": [{"metadata": {"team": "shop"}}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		gke_metadata_endpoints_disabled.deny == set() with input as module
		gke_metadata_endpoints_disabled.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_container_node_pool", {"node_config": [{"metadata": "${var.metadata}"}]}),
		_found("google_container_node_pool", ["node_config", 0, "metadata"], "node_config.metadata is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		gke_metadata_endpoints_disabled.deny == set() with input as example[0]
		gke_metadata_endpoints_disabled.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	gke_metadata_endpoints_disabled.deny == set() with input as {"kind": "Pod"}
	gke_metadata_endpoints_disabled.unknown == set() with input as {"kind": "Pod"}
	gke_metadata_endpoints_disabled.deny == set() with input as {"resource": {"google_container_cluster": "odd"}}
}
