package terraform.gcp.gcp_vertex_ai_private_index_endpoint_test

import data.lib.fix
import data.terraform.gcp.gcp_vertex_ai_private_index_endpoint

_module(body) := {"resource": {"google_vertex_ai_index_endpoint": {"main": [body]}}}

_found(steps) := {{
	"message": "the index answers on the internet",
	"at": array.concat(["resource", "google_vertex_ai_index_endpoint", "main", 0], steps),
	"resource": "google_vertex_ai_index_endpoint.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["public_endpoint_enabled"], {"public_endpoint_enabled": true}],
	[["public_endpoint_enabled"], {"public_endpoint_enabled": "true"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(gcp_vertex_ai_private_index_endpoint.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"public_endpoint_enabled": false},
	{"public_endpoint_enabled": "false"},
	{},
	{"public_endpoint_enabled": null},
]

test_accepts_what_is_right if {
	every body in _right {
		gcp_vertex_ai_private_index_endpoint.deny == set() with input as _module(body)
		gcp_vertex_ai_private_index_endpoint.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_endpoint_enabled": "${var.choice}"}
	gcp_vertex_ai_private_index_endpoint.deny == set() with input as _module(body)
	gcp_vertex_ai_private_index_endpoint.unknown == {{
		"message": "public_endpoint_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "google_vertex_ai_index_endpoint", "main", 0], ["public_endpoint_enabled"]),
		"resource": "google_vertex_ai_index_endpoint.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_vertex_ai_private_index_endpoint.deny == set() with input as {"kind": "Pod"}
	gcp_vertex_ai_private_index_endpoint.unknown == set() with input as {"kind": "Pod"}
	gcp_vertex_ai_private_index_endpoint.deny == set() with input as {"resource": {"google_vertex_ai_index_endpoint": "odd"}}
}
