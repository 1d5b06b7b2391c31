package terraform.azure.azure_container_instance_public_ip_address_type_test

import data.terraform.azure.azure_container_instance_public_ip_address_type

_module(body) := {"resource": {"azurerm_container_group": {"main": [body]}}}

_found(steps) := {{
	"message": "the containers have a public address",
	"at": array.concat(["resource", "azurerm_container_group", "main", 0], steps),
	"resource": "azurerm_container_group.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["ip_address_type"], {"ip_address_type": "Public"}],
	[["ip_address_type"], {"ip_address_type": "public"}],
	[[], {}],
	[["ip_address_type"], {"ip_address_type": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_container_instance_public_ip_address_type.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"ip_address_type": "Private"}, {"ip_address_type": "None"}]

test_accepts_what_is_right if {
	every body in _right {
		azure_container_instance_public_ip_address_type.deny == set() with input as _module(body)
		azure_container_instance_public_ip_address_type.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"ip_address_type": "${var.choice}"}
	azure_container_instance_public_ip_address_type.deny == set() with input as _module(body)
	azure_container_instance_public_ip_address_type.unknown == {{
		"message": "ip_address_type is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_group", "main", 0], ["ip_address_type"]),
		"resource": "azurerm_container_group.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_container_instance_public_ip_address_type.deny == set() with input as {"kind": "Pod"}
	azure_container_instance_public_ip_address_type.unknown == set() with input as {"kind": "Pod"}
	azure_container_instance_public_ip_address_type.deny == set() with input as {"resource": {"azurerm_container_group": "odd"}}
}
