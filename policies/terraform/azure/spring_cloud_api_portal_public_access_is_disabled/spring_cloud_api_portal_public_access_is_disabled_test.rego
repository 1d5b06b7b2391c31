package terraform.azure.spring_cloud_api_portal_public_access_is_disabled_test

import data.lib.fix
import data.terraform.azure.spring_cloud_api_portal_public_access_is_disabled

_module(body) := {"resource": {"azurerm_spring_cloud_api_portal": {"main": [body]}}}

_found(steps) := {{
	"message": "the portal answers on the public network",
	"at": array.concat(["resource", "azurerm_spring_cloud_api_portal", "main", 0], steps),
	"resource": "azurerm_spring_cloud_api_portal.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["public_network_access_enabled"], {"public_network_access_enabled": true}],
	[["public_network_access_enabled"], {"public_network_access_enabled": "true"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(spring_cloud_api_portal_public_access_is_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"public_network_access_enabled": false},
	{"public_network_access_enabled": "false"},
	{},
	{"public_network_access_enabled": null},
]

test_accepts_what_is_right if {
	every body in _right {
		spring_cloud_api_portal_public_access_is_disabled.deny == set() with input as _module(body)
		spring_cloud_api_portal_public_access_is_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_network_access_enabled": "${var.choice}"}
	spring_cloud_api_portal_public_access_is_disabled.deny == set() with input as _module(body)
	spring_cloud_api_portal_public_access_is_disabled.unknown == {{
		"message": "public_network_access_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_spring_cloud_api_portal", "main", 0], ["public_network_access_enabled"]),
		"resource": "azurerm_spring_cloud_api_portal.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	spring_cloud_api_portal_public_access_is_disabled.deny == set() with input as {"kind": "Pod"}
	spring_cloud_api_portal_public_access_is_disabled.unknown == set() with input as {"kind": "Pod"}
	spring_cloud_api_portal_public_access_is_disabled.deny == set() with input as {"resource": {"azurerm_spring_cloud_api_portal": "odd"}}
}
