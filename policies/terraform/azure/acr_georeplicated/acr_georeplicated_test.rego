package terraform.azure.acr_georeplicated_test

import data.terraform.azure.acr_georeplicated

_module(body) := {"resource": {"azurerm_container_registry": {"main": [body]}}}

_found(steps) := {{
	"message": "images are kept in one region",
	"at": array.concat(["resource", "azurerm_container_registry", "main", 0], steps),
	"resource": "azurerm_container_registry.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["georeplications"], {"sku": "Premium", "georeplications": []}],
	[[], {"sku": "Premium"}],
	[["georeplications"], {"sku": "Premium", "georeplications": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		acr_georeplicated.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"sku": "Premium", "georeplications": [{"location": "northeurope"}]}]

test_accepts_what_is_right if {
	every body in _right {
		acr_georeplicated.deny == set() with input as _module(body)
		acr_georeplicated.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"sku": "Premium", "georeplications": "${var.choice}"}
	acr_georeplicated.deny == set() with input as _module(body)
	acr_georeplicated.unknown == {{
		"message": "georeplications is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_registry", "main", 0], ["georeplications"]),
		"resource": "azurerm_container_registry.main",
	}} with input as _module(body)
}

test_finds_registries_that_cannot if {
	count(acr_georeplicated.deny) == 1 with input as _module({"sku": "Basic", "georeplications": [{"location": "northeurope"}]})
}

test_knows_the_name_of_older_providers if {
	old := {"sku": "Premium", "georeplication_locations": ["northeurope"]}
	acr_georeplicated.deny == set() with input as _module(old)
	acr_georeplicated.unknown == set() with input as _module(old)
	open := {"sku": "Premium", "georeplication_locations": "${var.regions}"}
	acr_georeplicated.deny == set() with input as _module(open)
	count(acr_georeplicated.unknown) == 1 with input as _module(open)
}

test_accepts_other_documents_and_odd_shapes if {
	acr_georeplicated.deny == set() with input as {"kind": "Pod"}
	acr_georeplicated.unknown == set() with input as {"kind": "Pod"}
	acr_georeplicated.deny == set() with input as {"resource": {"azurerm_container_registry": "odd"}}
}
