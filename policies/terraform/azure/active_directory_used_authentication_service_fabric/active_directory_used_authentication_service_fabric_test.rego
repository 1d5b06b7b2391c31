package terraform.azure.active_directory_used_authentication_service_fabric_test

import data.terraform.azure.active_directory_used_authentication_service_fabric

_module(body) := {"resource": {"azurerm_service_fabric_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "clients are not asked who they are by Microsoft Entra",
	"at": array.concat(["resource", "azurerm_service_fabric_cluster", "main", 0], steps),
	"resource": "azurerm_service_fabric_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["azure_active_directory", 0, "tenant_id"], {"azure_active_directory": [{"tenant_id": ""}]}],
	[[], {}],
	[["azure_active_directory", 0], {"azure_active_directory": [{}]}],
	[["azure_active_directory", 0, "tenant_id"], {"azure_active_directory": [{"tenant_id": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		active_directory_used_authentication_service_fabric.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"azure_active_directory": [{"tenant_id": "${data.azurerm_client_config.current.tenant_id}"}]},
]

test_accepts_what_is_right if {
	every body in _right {
		active_directory_used_authentication_service_fabric.deny == set() with input as _module(body)
		active_directory_used_authentication_service_fabric.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"azure_active_directory": [{"tenant_id": "${var.choice}"}]}
	active_directory_used_authentication_service_fabric.deny == set() with input as _module(body)
	active_directory_used_authentication_service_fabric.unknown == {{
		"message": "azure_active_directory.tenant_id is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_service_fabric_cluster", "main", 0], ["azure_active_directory", 0, "tenant_id"]),
		"resource": "azurerm_service_fabric_cluster.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"azure_active_directory": [{"for_each": ["a"], "content": [{"tenant_id": ""}]}]}}
	perhaps := {"dynamic": {"azure_active_directory": [{"for_each": "${var.blocks}", "content": [{"tenant_id": "${data.azurerm_client_config.current.tenant_id}"}]}]}}
	count(active_directory_used_authentication_service_fabric.deny) == 1 with input as _module(once)
	active_directory_used_authentication_service_fabric.deny == set() with input as _module(perhaps)
	count(active_directory_used_authentication_service_fabric.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	active_directory_used_authentication_service_fabric.deny == set() with input as {"kind": "Pod"}
	active_directory_used_authentication_service_fabric.unknown == set() with input as {"kind": "Pod"}
	active_directory_used_authentication_service_fabric.deny == set() with input as {"resource": {"azurerm_service_fabric_cluster": "odd"}}
}
