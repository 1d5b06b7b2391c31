package terraform.azure.azure_service_fabric_cluster_protection_level_test

import data.terraform.azure.azure_service_fabric_cluster_protection_level

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_service_fabric_cluster", {}),
		_found("azurerm_service_fabric_cluster", [], "nodes do not encrypt what they say to each other"),
	],
	[
		_module("azurerm_service_fabric_cluster", {"fabric_settings": [{"name": "Security", "parameters": {"ClusterProtectionLevel": "Sign"}}]}),
		_found("azurerm_service_fabric_cluster", [], "nodes do not encrypt what they say to each other"),
	],
	[
		_module("azurerm_service_fabric_cluster", {"fabric_settings": [{"name": "Security", "parameters": {"name": "ClusterProtectionLevel", "value": "None"}}]}),
		_found("azurerm_service_fabric_cluster", [], "nodes do not encrypt what they say to each other"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_service_fabric_cluster_protection_level.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_service_fabric_cluster", {"fabric_settings": [{"name": "Security", "parameters": {"ClusterProtectionLevel": "EncryptAndSign"}}]}),
	_module("azurerm_service_fabric_cluster", {"fabric_settings": [{"name": "Security", "parameters": {"name": "ClusterProtectionLevel", "value": "EncryptAndSign"}}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		azure_service_fabric_cluster_protection_level.deny == set() with input as module
		azure_service_fabric_cluster_protection_level.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_service_fabric_cluster", {"fabric_settings": [{"name": "Security", "parameters": {"ClusterProtectionLevel": "${var.level}"}}]}),
		_found("azurerm_service_fabric_cluster", [], "whether nodes encrypt what they say is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		azure_service_fabric_cluster_protection_level.deny == set() with input as example[0]
		azure_service_fabric_cluster_protection_level.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	azure_service_fabric_cluster_protection_level.deny == set() with input as {"kind": "Pod"}
	azure_service_fabric_cluster_protection_level.unknown == set() with input as {"kind": "Pod"}
	azure_service_fabric_cluster_protection_level.deny == set() with input as {"resource": {"azurerm_service_fabric_cluster": "odd"}}
}
