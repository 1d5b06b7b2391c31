package terraform.gcp.vm_public_ip_test

import data.terraform.gcp.vm_public_ip

_machine(body) := {"resource": {"google_compute_instance": {"m": [body]}}}

_interface := ["resource", "google_compute_instance", "m", 0, "network_interface", 0]

test_finds_public_addresses if {
	every config in [{}, {"nat_ip": "${google_compute_address.a.address}"}] {
		vm_public_ip.deny == {{
			"message": "access_config gives the machine a public address",
			"at": array.concat(_interface, ["access_config", 0]),
			"resource": "google_compute_instance.m",
		}} with input as _machine({"network_interface": [{"network": "shop", "access_config": [config]}]})
	}
}

test_finds_public_addresses_of_the_sixth_version if {
	vm_public_ip.deny == {{
		"message": "ipv6_access_config gives the machine a public address",
		"at": array.concat(_interface, ["ipv6_access_config", 0]),
		"resource": "google_compute_instance.m",
	}} with input as _machine({"network_interface": [{"ipv6_access_config": [{"network_tier": "PREMIUM"}]}]})
}

test_finds_templates if {
	public := [{"network_interface": [{"access_config": [{}]}]}]
	count(vm_public_ip.deny) == 3 with input as {"resource": {
		"google_compute_instance_template": {"a": public},
		"google_compute_region_instance_template": {"b": public},
		"google_compute_instance_from_template": {"c": public, "d": [{}]},
	}}
}

test_accepts_private_machines if {
	vm_public_ip.deny == set() with input as _machine({"network_interface": [{"network": "shop"}]})
	vm_public_ip.deny == set() with input as _machine({"network_interface": [{"access_config": []}]})
	vm_public_ip.deny == set() with input as _machine({})
	node := {"name": "gke-pool-1", "network_interface": [{"access_config": [{}]}]}
	vm_public_ip.deny == set() with input as _machine(node)
}

test_says_what_is_unknown if {
	dynamic_config := {"access_config": [{"for_each": "${var.public}", "content": [{}]}]}
	module := _machine({"network_interface": [{"dynamic": dynamic_config}]})
	vm_public_ip.deny == set() with input as module
	vm_public_ip.unknown == {{
		"message": "access_config is known only when Terraform runs",
		"at": array.concat(_interface, ["dynamic", "access_config", 0, "content", 0]),
		"resource": "google_compute_instance.m",
	}} with input as module
}

test_accepts_other_documents if {
	vm_public_ip.deny == set() with input as {"kind": "Pod"}
	vm_public_ip.unknown == set() with input as {"kind": "Pod"}
}
