package terraform.gcp.vm_disk_cmk_test

import data.terraform.gcp.vm_disk_cmk

_machine(disk) := {"resource": {"google_compute_instance": {"main": [{"boot_disk": [disk]}]}}}

_template(disk) := {"resource": {"google_compute_instance_template": {"main": [{"disk": [disk]}]}}}

_found(type, block, message) := {{
	"message": message,
	"at": ["resource", type, "main", 0, block, 0],
	"resource": concat(".", [type, "main"]),
}}

_message := "the disk is encrypted with a key of Google"

test_finds_disks_without_a_key if {
	machine := _found("google_compute_instance", "boot_disk", _message)
	every disk in [{}, {"initialize_params": [{"image": "debian-cloud/debian-12"}]}, {"kms_key_self_link": ""}] {
		vm_disk_cmk.deny == machine with input as _machine(disk)
	}
	template := _found("google_compute_instance_template", "disk", _message)
	vm_disk_cmk.deny == template with input as _template({"source_image": "debian-cloud/debian-12"})
}

test_accepts_disks_with_a_key if {
	every disk in [
		{"kms_key_self_link": "${google_kms_crypto_key.disks.id}"},
		{"disk_encryption_key_raw": "x"},
		{"disk_encryption_key_rsa": "x"},
	] {
		vm_disk_cmk.deny == set() with input as _machine(disk)
		vm_disk_cmk.unknown == set() with input as _machine(disk)
	}
	key := {"disk_encryption_key": [{"kms_key_self_link": "${google_kms_crypto_key.disks.id}"}]}
	vm_disk_cmk.deny == set() with input as _template(key)
}

test_accepts_disks_that_exist_and_nodes if {
	vm_disk_cmk.deny == set() with input as _machine({"source": "${google_compute_disk.orders.self_link}"})
	vm_disk_cmk.deny == set() with input as _template({"type": "SCRATCH"})
	node := {"name": "gke-shop-pool", "boot_disk": [{}]}
	vm_disk_cmk.deny == set() with input as {"resource": {"google_compute_instance": {"main": [node]}}}
}

test_does_not_know_what_variables_say if {
	message := "whether the disk has a key is known only when Terraform runs"
	module := _machine({"kms_key_self_link": "${var.key}"})
	vm_disk_cmk.deny == set() with input as module
	vm_disk_cmk.unknown == _found("google_compute_instance", "boot_disk", message) with input as module
	open := {"resource": {"google_compute_instance": {"main": [{"boot_disk": "${var.disk}"}]}}}
	vm_disk_cmk.deny == set() with input as open
	count(vm_disk_cmk.unknown) == 1 with input as open
}

test_accepts_other_documents_and_odd_shapes if {
	vm_disk_cmk.deny == set() with input as {"kind": "Pod"}
	vm_disk_cmk.unknown == set() with input as {"kind": "Pod"}
	vm_disk_cmk.deny == set() with input as _template(1)
}
