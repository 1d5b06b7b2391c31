package terraform.gcp.gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters_test

import data.terraform.gcp.gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters

_module(body) := {"resource": {"google_container_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "the cluster has alpha features, and is deleted after 30 days",
	"at": array.concat(["resource", "google_container_cluster", "main", 0], steps),
	"resource": "google_container_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["enable_kubernetes_alpha"], {"enable_kubernetes_alpha": true}],
	[["enable_kubernetes_alpha"], {"enable_kubernetes_alpha": "true"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"enable_kubernetes_alpha": false},
	{"enable_kubernetes_alpha": "false"},
	{},
	{"enable_kubernetes_alpha": null},
]

test_accepts_what_is_right if {
	every body in _right {
		gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters.deny == set() with input as _module(body)
		gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"enable_kubernetes_alpha": "${var.choice}"}
	gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters.deny == set() with input as _module(body)
	gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters.unknown == {{
		"message": "enable_kubernetes_alpha is known only when Terraform runs",
		"at": array.concat(["resource", "google_container_cluster", "main", 0], ["enable_kubernetes_alpha"]),
		"resource": "google_container_cluster.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters.deny == set() with input as {"kind": "Pod"}
	gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters.unknown == set() with input as {"kind": "Pod"}
	gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters.deny == set() with input as {"resource": {"google_container_cluster": "odd"}}
}
