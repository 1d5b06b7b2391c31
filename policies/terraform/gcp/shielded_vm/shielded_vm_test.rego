package terraform.gcp.shielded_vm_test

import data.terraform.gcp.shielded_vm

_machine(body) := {"resource": {"google_compute_instance": {"m": [body]}}}

_path := ["resource", "google_compute_instance", "m", 0]

_config(config) := _machine({"shielded_instance_config": [config]})

test_finds_machines_of_which_nothing_is_said if {
	shielded_vm.deny == {{
		"message": "shielded_instance_config is missing, so whether the boot is measured is left to the image",
		"at": _path,
		"resource": "google_compute_instance.m",
	}} with input as _machine({"name": "web"})
}

test_finds_machines_that_switch_it_off if {
	every name in ["enable_vtpm", "enable_integrity_monitoring"] {
		shielded_vm.deny == {{
			"message": sprintf("%s is false, so a changed boot stays unseen", [name]),
			"at": array.concat(_path, ["shielded_instance_config", 0, name]),
			"resource": "google_compute_instance.m",
		}} with input as _config({name: false})
	}
}

test_finds_templates if {
	found := {finding.resource | some finding in shielded_vm.deny} with input as {"resource": {
		"google_compute_instance_template": {"a": [{}]},
		"google_compute_instance_from_template": {
			"b": [{}],
			"c": [{"shielded_instance_config": [{"enable_vtpm": false}]}],
		},
	}}
	found == {"google_compute_instance_template.a", "google_compute_instance_from_template.c"}
}

test_accepts_shielded_machines if {
	shielded_vm.deny == set() with input as _config({})
	shielded_vm.deny == set() with input as _config({"enable_vtpm": true, "enable_integrity_monitoring": true})
	shielded_vm.deny == set() with input as _config({"enable_secure_boot": false})
	shielded_vm.unknown == set() with input as _config({})
}

test_says_what_is_unknown if {
	shielded_vm.deny == set() with input as _config({"enable_vtpm": "${var.vtpm}"})
	shielded_vm.unknown == {{
		"message": "shielded_instance_config.enable_vtpm is known only when Terraform runs",
		"at": array.concat(_path, ["shielded_instance_config", 0, "enable_vtpm"]),
		"resource": "google_compute_instance.m",
	}} with input as _config({"enable_vtpm": "${var.vtpm}"})
	module := _machine({"dynamic": {"shielded_instance_config": [{"for_each": "${var.shielded}", "content": [{}]}]}})
	shielded_vm.deny == set() with input as module
	shielded_vm.unknown == {{
		"message": "shielded_instance_config is known only when Terraform runs",
		"at": array.concat(_path, ["dynamic", "shielded_instance_config", 0, "content", 0]),
		"resource": "google_compute_instance.m",
	}} with input as module
}

test_accepts_other_documents if {
	shielded_vm.deny == set() with input as {"kind": "Pod"}
	shielded_vm.unknown == set() with input as {"kind": "Pod"}
}
