package terraform.gcp.dataproc_public_ip_cluster_test

import data.terraform.gcp.dataproc_public_ip_cluster

_module(body) := {"resource": {"google_dataproc_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "the machines of the cluster have public addresses",
	"at": array.concat(["resource", "google_dataproc_cluster", "main", 0], steps),
	"resource": "google_dataproc_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["cluster_config", 0, "gce_cluster_config", 0, "internal_ip_only"], {"cluster_config": [{"gce_cluster_config": [{"internal_ip_only": false}]}]}],
	[["cluster_config", 0, "gce_cluster_config", 0, "internal_ip_only"], {"cluster_config": [{"gce_cluster_config": [{"internal_ip_only": "false"}]}]}],
	[[], {}],
	[["cluster_config", 0], {"cluster_config": [{}]}],
	[["cluster_config", 0, "gce_cluster_config", 0], {"cluster_config": [{"gce_cluster_config": [{}]}]}],
	[["cluster_config", 0, "gce_cluster_config", 0, "internal_ip_only"], {"cluster_config": [{"gce_cluster_config": [{"internal_ip_only": null}]}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		dataproc_public_ip_cluster.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"cluster_config": [{"gce_cluster_config": [{"internal_ip_only": true}]}]},
	{"cluster_config": [{"gce_cluster_config": [{"internal_ip_only": "true"}]}]},
]

test_accepts_what_is_right if {
	every body in _right {
		dataproc_public_ip_cluster.deny == set() with input as _module(body)
		dataproc_public_ip_cluster.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"cluster_config": [{"gce_cluster_config": [{"internal_ip_only": "${var.choice}"}]}]}
	dataproc_public_ip_cluster.deny == set() with input as _module(body)
	dataproc_public_ip_cluster.unknown == {{
		"message": "cluster_config.gce_cluster_config.internal_ip_only is known only when Terraform runs",
		"at": array.concat(["resource", "google_dataproc_cluster", "main", 0], ["cluster_config", 0, "gce_cluster_config", 0, "internal_ip_only"]),
		"resource": "google_dataproc_cluster.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"cluster_config": [{"for_each": ["a"], "content": [{"gce_cluster_config": [{"internal_ip_only": false}]}]}]}}
	perhaps := {"dynamic": {"cluster_config": [{"for_each": "${var.blocks}", "content": [{"gce_cluster_config": [{"internal_ip_only": true}]}]}]}}
	count(dataproc_public_ip_cluster.deny) == 1 with input as _module(once)
	dataproc_public_ip_cluster.deny == set() with input as _module(perhaps)
	count(dataproc_public_ip_cluster.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	dataproc_public_ip_cluster.deny == set() with input as {"kind": "Pod"}
	dataproc_public_ip_cluster.unknown == set() with input as {"kind": "Pod"}
	dataproc_public_ip_cluster.deny == set() with input as {"resource": {"google_dataproc_cluster": "odd"}}
}
