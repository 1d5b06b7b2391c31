package terraform.azure.azure_spring_cloud_config_with_vnet_test

import data.terraform.azure.azure_spring_cloud_config_with_vnet

_module(body) := {"resource": {"azurerm_spring_cloud_service": {"main": [body]}}}

_found(steps) := {{
	"message": "the service runs outside of a network of yours",
	"at": array.concat(["resource", "azurerm_spring_cloud_service", "main", 0], steps),
	"resource": "azurerm_spring_cloud_service.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["network", 0, "service_runtime_subnet_id"], {"network": [{"service_runtime_subnet_id": ""}]}],
	[[], {}],
	[["network", 0], {"network": [{}]}],
	[["network", 0, "service_runtime_subnet_id"], {"network": [{"service_runtime_subnet_id": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_spring_cloud_config_with_vnet.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"network": [{"service_runtime_subnet_id": "${azurerm_subnet.runtime.id}"}]}]

test_accepts_what_is_right if {
	every body in _right {
		azure_spring_cloud_config_with_vnet.deny == set() with input as _module(body)
		azure_spring_cloud_config_with_vnet.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"network": [{"service_runtime_subnet_id": "${var.choice}"}]}
	azure_spring_cloud_config_with_vnet.deny == set() with input as _module(body)
	azure_spring_cloud_config_with_vnet.unknown == {{
		"message": "network.service_runtime_subnet_id is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_spring_cloud_service", "main", 0], ["network", 0, "service_runtime_subnet_id"]),
		"resource": "azurerm_spring_cloud_service.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"network": [{"for_each": ["a"], "content": [{"service_runtime_subnet_id": ""}]}]}}
	perhaps := {"dynamic": {"network": [{"for_each": "${var.blocks}", "content": [{"service_runtime_subnet_id": "${azurerm_subnet.runtime.id}"}]}]}}
	count(azure_spring_cloud_config_with_vnet.deny) == 1 with input as _module(once)
	azure_spring_cloud_config_with_vnet.deny == set() with input as _module(perhaps)
	count(azure_spring_cloud_config_with_vnet.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_spring_cloud_config_with_vnet.deny == set() with input as {"kind": "Pod"}
	azure_spring_cloud_config_with_vnet.unknown == set() with input as {"kind": "Pod"}
	azure_spring_cloud_config_with_vnet.deny == set() with input as {"resource": {"azurerm_spring_cloud_service": "odd"}}
}
