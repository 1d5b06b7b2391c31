package terraform.gcp.gke_node_metadata_test

import data.terraform.gcp.gke_node_metadata

_cluster(body) := {"google_container_cluster": {"c": [body]}}

_pool(body) := {"google_container_node_pool": {"p": [object.union(
	{"cluster": "${google_container_cluster.c.name}"},
	body,
)]}}

_identity := {"workload_identity_config": [{"workload_pool": "shop.svc.id.goog"}]}

_config(config) := {"node_config": [{"workload_metadata_config": [config]}]}

_path := ["resource", "google_container_cluster", "c", 0]

_pool_path := ["resource", "google_container_node_pool", "p", 0]

_said := ["node_config", 0, "workload_metadata_config", 0]

_missing := "workload_metadata_config is missing, so pods see the metadata of their node"

test_finds_nodes_that_show_their_metadata if {
	every mode in ["GCE_METADATA", "EXPOSE"] {
		gke_node_metadata.deny == {{
			"message": sprintf("mode is %s, so pods see the metadata of their node", [mode]),
			"at": array.concat(_path, array.concat(_said, ["mode"])),
			"resource": "google_container_cluster.c",
		}} with input as {"resource": _cluster(object.union(_identity, _config({"mode": mode})))}
	}
	gke_node_metadata.deny == {{
		"message": "node_metadata is EXPOSE, so pods see the metadata of their node",
		"at": array.concat(_pool_path, array.concat(_said, ["node_metadata"])),
		"resource": "google_container_node_pool.p",
	}} with input as {"resource": _pool(_config({"node_metadata": "EXPOSE"}))}
}

test_finds_nodes_of_which_nothing_is_said if {
	gke_node_metadata.deny == {
		{"message": _missing, "at": _path, "resource": "google_container_cluster.c"},
		{"message": _missing, "at": _pool_path, "resource": "google_container_node_pool.p"},
	} with input as {"resource": object.union(_cluster({}), _pool({}))}
	gke_node_metadata.deny == {{
		"message": _missing,
		"at": array.concat(_path, ["node_pool", 1, "node_config", 0]),
		"resource": "google_container_cluster.c",
	}} with input as {"resource": _cluster({"node_pool": [_config({"mode": "GKE_METADATA"}), {"node_config": [{}]}]})}
}

test_accepts_the_metadata_server_of_gke if {
	good := [{"mode": "GKE_METADATA"}, {"node_metadata": "GKE_METADATA_SERVER"}, {"node_metadata": "SECURE"}]
	every config in good {
		gke_node_metadata.deny == set() with input as {"resource": _cluster(_config(config))}
		gke_node_metadata.deny == set() with input as {"resource": _pool(_config(config))}
		gke_node_metadata.unknown == set() with input as {"resource": _pool(_config(config))}
	}
}

test_accepts_clusters_with_workload_identity if {
	gke_node_metadata.deny == set() with input as {"resource": object.union(_cluster(_identity), _pool({}))}
	gke_node_metadata.unknown == set() with input as {"resource": object.union(_cluster(_identity), _pool({}))}
	gke_node_metadata.deny == set() with input as {"resource": _cluster({"enable_autopilot": true})}
	gke_node_metadata.deny == set() with input as {"resource": _cluster({"enable_autopilot": "${var.autopilot}"})}
}

test_accepts_a_first_pool_that_is_taken_away if {
	gke_node_metadata.deny == set() with input as {"resource": _cluster({"remove_default_node_pool": true})}
}

test_says_what_is_unknown if {
	module := {"resource": _cluster(_config({"mode": "${var.mode}"}))}
	gke_node_metadata.deny == set() with input as module
	gke_node_metadata.unknown == {{
		"message": "node_config.workload_metadata_config.mode is known only when Terraform runs",
		"at": array.concat(_path, array.concat(_said, ["mode"])),
		"resource": "google_container_cluster.c",
	}} with input as module
	gke_node_metadata.deny == set() with input as {"resource": _pool({"cluster": "${var.cluster}"})}
	gke_node_metadata.unknown == {{
		"message": "workload_identity_config is known only when Terraform runs",
		"at": _pool_path,
		"resource": "google_container_node_pool.p",
	}} with input as {"resource": _pool({"cluster": "${var.cluster}"})}
}

test_accepts_other_documents if {
	gke_node_metadata.deny == set() with input as {"kind": "Pod"}
	gke_node_metadata.unknown == set() with input as {"kind": "Pod"}
}
