package terraform.azure.azure_subnet_config_with_nsg_test

import data.terraform.azure.azure_subnet_config_with_nsg

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_subnet", {"name": "web"}),
		_found("azurerm_subnet", [], "no security group stands before the subnet"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_subnet_config_with_nsg.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_subnet", {"name": "GatewaySubnet"}),
	_module("azurerm_subnet", {"name": "sql", "delegation": [{"name": "x"}]}),
	_module("azurerm_subnet", {"name": "old", "network_security_group_id": "x"}),
	{"resource": {"azurerm_subnet": {"main": [{"name": "web"}]}, "azurerm_subnet_network_security_group_association": {"main": [{"subnet_id": "${azurerm_subnet.main.id}", "network_security_group_id": "x"}]}}},
]

test_accepts_what_is_right if {
	every module in _right {
		azure_subnet_config_with_nsg.deny == set() with input as module
		azure_subnet_config_with_nsg.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		{"resource": {"azurerm_subnet": {"main": [{"name": "web"}]}, "azurerm_subnet_network_security_group_association": {"main": [{"for_each": "${local.subnets}", "subnet_id": "${each.value.id}"}]}}},
		{{"message": "whether a security group stands before the subnet is known only when Terraform runs", "at": ["resource", "azurerm_subnet", "main", 0], "resource": "azurerm_subnet.main"}},
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		azure_subnet_config_with_nsg.deny == set() with input as example[0]
		azure_subnet_config_with_nsg.unknown == example[1] with input as example[0]
	}
}

test_does_not_know_what_a_name_is if {
	module := _module("azurerm_subnet", {"name": "${var.name}"})
	azure_subnet_config_with_nsg.deny == set() with input as module
	azure_subnet_config_with_nsg.unknown == _found(
		"azurerm_subnet",
		[],
		"whether the subnet is one that can have no security group is known only when Terraform runs",
	) with input as module
	count(azure_subnet_config_with_nsg.deny) == 1 with input as _module("azurerm_subnet", {"name": "${var.prefix}-web"})
}

test_leaves_subnets_of_services_out if {
	every ignored in [["${delegation}"], ["delegation"], "${[delegation]}"] {
		body := {"name": "jobs", "lifecycle": [{"ignore_changes": ignored}]}
		azure_subnet_config_with_nsg.deny == set() with input as _module("azurerm_subnet", body)
		azure_subnet_config_with_nsg.unknown == set() with input as _module("azurerm_subnet", body)
	}
	other := {"name": "jobs", "lifecycle": [{"ignore_changes": ["${tags}"]}]}
	count(azure_subnet_config_with_nsg.deny) == 1 with input as _module("azurerm_subnet", other)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_subnet_config_with_nsg.deny == set() with input as {"kind": "Pod"}
	azure_subnet_config_with_nsg.unknown == set() with input as {"kind": "Pod"}
	azure_subnet_config_with_nsg.deny == set() with input as {"resource": {"azurerm_subnet": "odd"}}
}
