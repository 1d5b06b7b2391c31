package terraform.gcp.compute_enable_shielded_vm_sb_test

import data.terraform.gcp.compute_enable_shielded_vm_sb

_types := [
	"google_compute_instance",
	"google_compute_instance_template",
	"google_compute_region_instance_template",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "what is not signed may be booted",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["shielded_instance_config", 0, "enable_secure_boot"], {"shielded_instance_config": [{"enable_secure_boot": false}]}],
	[["shielded_instance_config", 0, "enable_secure_boot"], {"shielded_instance_config": [{"enable_secure_boot": "false"}]}],
	[[], {}],
	[["shielded_instance_config", 0], {"shielded_instance_config": [{}]}],
	[["shielded_instance_config", 0, "enable_secure_boot"], {"shielded_instance_config": [{"enable_secure_boot": null}]}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			compute_enable_shielded_vm_sb.deny == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"shielded_instance_config": [{"enable_secure_boot": true}]},
	{"shielded_instance_config": [{"enable_secure_boot": "true"}]},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			compute_enable_shielded_vm_sb.deny == set() with input as _module(type, body)
			compute_enable_shielded_vm_sb.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"shielded_instance_config": [{"enable_secure_boot": "${var.choice}"}]}
	every type in _types {
		compute_enable_shielded_vm_sb.deny == set() with input as _module(type, body)
		compute_enable_shielded_vm_sb.unknown == {{
			"message": "shielded_instance_config.enable_secure_boot is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["shielded_instance_config", 0, "enable_secure_boot"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"shielded_instance_config": [{"for_each": ["a"], "content": [{"enable_secure_boot": false}]}]}}
	perhaps := {"dynamic": {"shielded_instance_config": [{"for_each": "${var.blocks}", "content": [{"enable_secure_boot": true}]}]}}
	every type in _types {
		count(compute_enable_shielded_vm_sb.deny) == 1 with input as _module(type, once)
		compute_enable_shielded_vm_sb.deny == set() with input as _module(type, perhaps)
		count(compute_enable_shielded_vm_sb.unknown) == 1 with input as _module(type, perhaps)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	compute_enable_shielded_vm_sb.deny == set() with input as {"kind": "Pod"}
	compute_enable_shielded_vm_sb.unknown == set() with input as {"kind": "Pod"}
	compute_enable_shielded_vm_sb.deny == set() with input as {"resource": {"google_compute_instance": "odd"}}
}
