package terraform.gcp.gke_cos_test

import data.lib.fix
import data.terraform.gcp.gke_cos

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "image_type is UBUNTU_CONTAINERD",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

_ubuntu := [{"image_type": "UBUNTU_CONTAINERD"}]

_pool := "google_container_node_pool"

_cluster := "google_container_cluster"

test_finds_other_images_wherever_they_are_said if {
	pool := ["node_config", 0, "image_type"]
	fix.bare(gke_cos.deny) == _found(_pool, pool) with input as _module(_pool, {"node_config": _ubuntu})
	fix.bare(gke_cos.deny) == _found(_cluster, pool) with input as _module(_cluster, {"node_config": _ubuntu})
	inner := {"node_pool": [{"node_config": _ubuntu}]}
	fix.bare(gke_cos.deny) == _found(_cluster, array.concat(["node_pool", 0], pool)) with input as _module(_cluster, inner)
	provisioned := {"cluster_autoscaling": [{"auto_provisioning_defaults": _ubuntu}]}
	steps := ["cluster_autoscaling", 0, "auto_provisioning_defaults", 0, "image_type"]
	fix.bare(gke_cos.deny) == _found(_cluster, steps) with input as _module(_cluster, provisioned)
}

test_accepts_the_default_cos_and_windows if {
	every body in [
		{},
		{"node_config": [{}]},
		{"node_config": [{"image_type": null}]},
		{"node_config": [{"image_type": "COS_CONTAINERD"}]},
		{"node_config": [{"image_type": "cos"}]},
		{"node_config": [{"image_type": "WINDOWS_LTSC_CONTAINERD"}]},
	] {
		gke_cos.deny == set() with input as _module(_pool, body)
		gke_cos.unknown == set() with input as _module(_pool, body)
	}
}

test_does_not_know_what_a_variable_says if {
	module := _module(_pool, {"node_config": [{"image_type": "${var.image}"}]})
	gke_cos.deny == set() with input as module
	gke_cos.unknown == {{
		"message": "node_config.image_type is known only when Terraform runs",
		"at": ["resource", _pool, "main", 0, "node_config", 0, "image_type"],
		"resource": "google_container_node_pool.main",
	}} with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	gke_cos.deny == set() with input as {"kind": "Pod"}
	gke_cos.unknown == set() with input as {"kind": "Pod"}
	gke_cos.deny == set() with input as _module(_pool, {"node_config": [{"image_type": ["x"]}]})
}
