package terraform.gcp.gke_public_control_plane_test

import data.terraform.gcp.gke_public_control_plane

_cluster(body) := {"resource": {"google_container_cluster": {"c": [body]}}}

_path := ["resource", "google_container_cluster", "c", 0]

_ranges(ranges) := {"master_authorized_networks_config": [{"cidr_blocks": [{"cidr_block": range} |
	some range in ranges
]}]}

_at := array.concat(_path, ["master_authorized_networks_config", 0, "cidr_blocks", 1, "cidr_block"])

test_finds_clusters_of_which_nothing_is_said if {
	gke_public_control_plane.deny == {{
		"message": "master_authorized_networks_config is missing, so everybody reaches the control plane",
		"at": _path,
		"resource": "google_container_cluster.c",
	}} with input as _cluster({"private_cluster_config": [{"enable_private_nodes": true}]})
}

test_finds_clusters_open_to_everybody if {
	gke_public_control_plane.deny == {{
		"message": "everybody reaches the control plane: authorized network is 0.0.0.0/0",
		"at": _at,
		"resource": "google_container_cluster.c",
	}} with input as _cluster(_ranges(["192.0.2.0/24", "0.0.0.0/0"]))
}

test_accepts_named_networks if {
	gke_public_control_plane.deny == set() with input as _cluster(_ranges(["192.0.2.0/24"]))
	gke_public_control_plane.deny == set() with input as _cluster({"master_authorized_networks_config": [{}]})
}

test_accepts_private_endpoints if {
	private := {"private_cluster_config": [{"enable_private_endpoint": true}]}
	gke_public_control_plane.deny == set() with input as _cluster(private)
	gke_public_control_plane.deny == set() with input as _cluster(object.union(private, _ranges(["0.0.0.0/0"])))
	none := {"control_plane_endpoints_config": [{"ip_endpoints_config": [{"enabled": false}]}]}
	gke_public_control_plane.deny == set() with input as _cluster(none)
	addresses := {"control_plane_endpoints_config": [{"ip_endpoints_config": [{"enabled": true}]}]}
	count(gke_public_control_plane.deny) == 1 with input as _cluster(addresses)
}

test_says_what_is_unknown if {
	ranges := _cluster(_ranges(["192.0.2.0/24", "${var.office}"]))
	gke_public_control_plane.deny == set() with input as ranges
	gke_public_control_plane.unknown == {{
		"message": "master_authorized_networks_config is known only when Terraform runs",
		"at": _at,
		"resource": "google_container_cluster.c",
	}} with input as ranges
	endpoint := _cluster({"private_cluster_config": [{"enable_private_endpoint": "${var.private}"}]})
	gke_public_control_plane.deny == set() with input as endpoint
	gke_public_control_plane.unknown == {{
		"message": "enable_private_endpoint is known only when Terraform runs",
		"at": _path,
		"resource": "google_container_cluster.c",
	}} with input as endpoint
}

test_accepts_other_documents if {
	gke_public_control_plane.deny == set() with input as {"kind": "Pod"}
	gke_public_control_plane.unknown == set() with input as {"kind": "Pod"}
}
