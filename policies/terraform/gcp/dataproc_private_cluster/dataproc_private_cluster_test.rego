package terraform.gcp.dataproc_private_cluster_test

import data.terraform.gcp.dataproc_private_cluster

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_dataproc_cluster_iam_member", {"role": "roles/viewer", "member": "allUsers"}),
		_found("google_dataproc_cluster_iam_member", ["member"], "allUsers has roles/viewer on the cluster"),
	],
	[
		_module("google_dataproc_cluster_iam_binding", {"role": "roles/viewer", "members": ["user:a", "allAuthenticatedUsers"]}),
		_found("google_dataproc_cluster_iam_binding", ["members", 1], "allAuthenticatedUsers has roles/viewer on the cluster"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		dataproc_private_cluster.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_dataproc_cluster_iam_member", {"role": "roles/viewer", "member": "user:jane@example.com"}),
	_module("google_dataproc_cluster_iam_member", {"role": "roles/viewer", "member": "domain:example.com"}),
	_module("google_dataproc_cluster_iam_member", {"role": "roles/viewer", "member": "${google_service_account.shop.member}"}),
	_module("google_dataproc_cluster_iam_binding", {"role": "roles/viewer", "members": []}),
]

test_accepts_what_is_right if {
	every module in _right {
		dataproc_private_cluster.deny == set() with input as module
		dataproc_private_cluster.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_dataproc_cluster_iam_member", {"role": "roles/viewer", "member": "${var.member}"}),
		_found("google_dataproc_cluster_iam_member", ["member"], "member is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		dataproc_private_cluster.deny == set() with input as example[0]
		dataproc_private_cluster.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	dataproc_private_cluster.deny == set() with input as {"kind": "Pod"}
	dataproc_private_cluster.unknown == set() with input as {"kind": "Pod"}
	dataproc_private_cluster.deny == set() with input as {"resource": {"google_dataproc_cluster_iam_binding": "odd"}}
}
