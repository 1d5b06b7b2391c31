package terraform.gcp.vertex_ai_private_instance_test

import data.terraform.gcp.vertex_ai_private_instance

_module(body) := {"resource": {"google_notebooks_instance": {"main": [body]}}}

_found(steps) := {{
	"message": "the notebook has a public address",
	"at": array.concat(["resource", "google_notebooks_instance", "main", 0], steps),
	"resource": "google_notebooks_instance.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["no_public_ip"], {"no_public_ip": false}],
	[["no_public_ip"], {"no_public_ip": "false"}],
	[[], {}],
	[["no_public_ip"], {"no_public_ip": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		vertex_ai_private_instance.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"no_public_ip": true}, {"no_public_ip": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		vertex_ai_private_instance.deny == set() with input as _module(body)
		vertex_ai_private_instance.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"no_public_ip": "${var.choice}"}
	vertex_ai_private_instance.deny == set() with input as _module(body)
	vertex_ai_private_instance.unknown == {{
		"message": "no_public_ip is known only when Terraform runs",
		"at": array.concat(["resource", "google_notebooks_instance", "main", 0], ["no_public_ip"]),
		"resource": "google_notebooks_instance.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	vertex_ai_private_instance.deny == set() with input as {"kind": "Pod"}
	vertex_ai_private_instance.unknown == set() with input as {"kind": "Pod"}
	vertex_ai_private_instance.deny == set() with input as {"resource": {"google_notebooks_instance": "odd"}}
}
