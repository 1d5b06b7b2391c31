package terraform.azure.spring_cloud_api_portal_https_only_test

import data.lib.fix
import data.terraform.azure.spring_cloud_api_portal_https_only

_module(body) := {"resource": {"azurerm_spring_cloud_api_portal": {"main": [body]}}}

_found(steps) := {{
	"message": "requests over plain HTTP are answered",
	"at": array.concat(["resource", "azurerm_spring_cloud_api_portal", "main", 0], steps),
	"resource": "azurerm_spring_cloud_api_portal.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["https_only_enabled"], {"https_only_enabled": false}],
	[["https_only_enabled"], {"https_only_enabled": "false"}],
	[[], {}],
	[["https_only_enabled"], {"https_only_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(spring_cloud_api_portal_https_only.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"https_only_enabled": true}, {"https_only_enabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		spring_cloud_api_portal_https_only.deny == set() with input as _module(body)
		spring_cloud_api_portal_https_only.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"https_only_enabled": "${var.choice}"}
	spring_cloud_api_portal_https_only.deny == set() with input as _module(body)
	spring_cloud_api_portal_https_only.unknown == {{
		"message": "https_only_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_spring_cloud_api_portal", "main", 0], ["https_only_enabled"]),
		"resource": "azurerm_spring_cloud_api_portal.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	spring_cloud_api_portal_https_only.deny == set() with input as {"kind": "Pod"}
	spring_cloud_api_portal_https_only.unknown == set() with input as {"kind": "Pod"}
	spring_cloud_api_portal_https_only.deny == set() with input as {"resource": {"azurerm_spring_cloud_api_portal": "odd"}}
}
