package terraform.gcp.gke_private_test

import data.terraform.gcp.gke_private

_cluster(body) := {"google_container_cluster": {"c": [body]}}

_pool(body) := {"google_container_node_pool": {"p": [object.union(
	{"cluster": "${google_container_cluster.c.name}"},
	body,
)]}}

_path := ["resource", "google_container_cluster", "c", 0]

test_finds_clusters_with_public_nodes if {
	gke_private.deny == {{
		"message": "enable_private_nodes is missing, so nodes have public addresses",
		"at": _path,
		"resource": "google_container_cluster.c",
	}} with input as {"resource": _cluster({"name": "shop"})}
	gke_private.deny == {{
		"message": "enable_private_nodes is false, so nodes have public addresses",
		"at": array.concat(_path, ["private_cluster_config", 0, "enable_private_nodes"]),
		"resource": "google_container_cluster.c",
	}} with input as {"resource": _cluster({"private_cluster_config": [{"enable_private_nodes": false}]})}
}

test_finds_pools_with_public_nodes if {
	private := _cluster({"private_cluster_config": [{"enable_private_nodes": true}]})
	public := _pool({"network_config": [{"enable_private_nodes": false}]})
	gke_private.deny == {{
		"message": "enable_private_nodes is false, so nodes have public addresses",
		"at": ["resource", "google_container_node_pool", "p", 0, "network_config", 0, "enable_private_nodes"],
		"resource": "google_container_node_pool.p",
	}} with input as {"resource": object.union(private, public)}
	gke_private.deny == set() with input as {"resource": object.union(private, _pool({}))}
}

test_accepts_private_nodes if {
	private := _cluster({"private_cluster_config": [{"enable_private_nodes": true}]})
	gke_private.deny == set() with input as {"resource": private}
	gke_private.unknown == set() with input as {"resource": private}
}

test_accepts_private_pools if {
	cluster := _cluster({"remove_default_node_pool": true})
	private := _pool({"network_config": [{"enable_private_nodes": true}]})
	gke_private.deny == set() with input as {"resource": object.union(cluster, private)}
	count(gke_private.deny) == 1 with input as {"resource": object.union(cluster, _pool({}))}
	count(gke_private.deny) == 1 with input as {"resource": cluster}
	count(gke_private.deny) == 1 with input as {"resource": object.union(_cluster({}), private)}
}

test_says_what_is_unknown if {
	module := {"resource": _cluster({"private_cluster_config": [{"enable_private_nodes": "${var.private}"}]})}
	gke_private.deny == set() with input as module
	gke_private.unknown == {{
		"message": "private_cluster_config.enable_private_nodes is known only when Terraform runs",
		"at": array.concat(_path, ["private_cluster_config", 0, "enable_private_nodes"]),
		"resource": "google_container_cluster.c",
	}} with input as module
}

test_accepts_other_documents if {
	gke_private.deny == set() with input as {"kind": "Pod"}
	gke_private.unknown == set() with input as {"kind": "Pod"}
}
