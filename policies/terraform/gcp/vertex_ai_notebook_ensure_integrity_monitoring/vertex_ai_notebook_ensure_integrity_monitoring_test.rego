package terraform.gcp.vertex_ai_notebook_ensure_integrity_monitoring_test

import data.lib.fix
import data.terraform.gcp.vertex_ai_notebook_ensure_integrity_monitoring

_module(body) := {"resource": {"google_notebooks_instance": {"main": [body]}}}

_found(steps) := {{
	"message": "a changed boot stays unseen",
	"at": array.concat(["resource", "google_notebooks_instance", "main", 0], steps),
	"resource": "google_notebooks_instance.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["shielded_instance_config", 0, "enable_integrity_monitoring"], {"shielded_instance_config": [{"enable_integrity_monitoring": false}]}],
	[["shielded_instance_config", 0, "enable_integrity_monitoring"], {"shielded_instance_config": [{"enable_integrity_monitoring": "false"}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(vertex_ai_notebook_ensure_integrity_monitoring.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"shielded_instance_config": [{"enable_integrity_monitoring": true}]},
	{"shielded_instance_config": [{"enable_integrity_monitoring": "true"}]},
	{},
	{"shielded_instance_config": [{}]},
	{"shielded_instance_config": [{"enable_integrity_monitoring": null}]},
]

test_accepts_what_is_right if {
	every body in _right {
		vertex_ai_notebook_ensure_integrity_monitoring.deny == set() with input as _module(body)
		vertex_ai_notebook_ensure_integrity_monitoring.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"shielded_instance_config": [{"enable_integrity_monitoring": "${var.choice}"}]}
	vertex_ai_notebook_ensure_integrity_monitoring.deny == set() with input as _module(body)
	vertex_ai_notebook_ensure_integrity_monitoring.unknown == {{
		"message": "shielded_instance_config.enable_integrity_monitoring is known only when Terraform runs",
		"at": array.concat(["resource", "google_notebooks_instance", "main", 0], ["shielded_instance_config", 0, "enable_integrity_monitoring"]),
		"resource": "google_notebooks_instance.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"shielded_instance_config": [{"for_each": ["a"], "content": [{"enable_integrity_monitoring": false}]}]}}
	perhaps := {"dynamic": {"shielded_instance_config": [{"for_each": "${var.blocks}", "content": [{"enable_integrity_monitoring": false}]}]}}
	count(vertex_ai_notebook_ensure_integrity_monitoring.deny) == 1 with input as _module(once)
	vertex_ai_notebook_ensure_integrity_monitoring.deny == set() with input as _module(perhaps)
	count(vertex_ai_notebook_ensure_integrity_monitoring.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	vertex_ai_notebook_ensure_integrity_monitoring.deny == set() with input as {"kind": "Pod"}
	vertex_ai_notebook_ensure_integrity_monitoring.unknown == set() with input as {"kind": "Pod"}
	vertex_ai_notebook_ensure_integrity_monitoring.deny == set() with input as {"resource": {"google_notebooks_instance": "odd"}}
}
