package terraform.azure.signal_rskusla_test

import data.terraform.azure.signal_rskusla

_module(body) := {"resource": {"azurerm_signalr_service": {"main": [body]}}}

_found(steps) := {{
	"message": "the service is of the free tier",
	"at": array.concat(["resource", "azurerm_signalr_service", "main", 0], steps),
	"resource": "azurerm_signalr_service.main",
}}

# Where something is found, and in which body.
_wrong := [[["sku", 0, "name"], {"sku": [{"name": "Free_F1"}]}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		signal_rskusla.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"sku": [{"name": "Standard_S1"}]},
	{"sku": [{"name": "Premium_P1"}]},
	{},
	{"sku": [{}]},
	{"sku": [{"name": null}]},
]

test_accepts_what_is_right if {
	every body in _right {
		signal_rskusla.deny == set() with input as _module(body)
		signal_rskusla.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"sku": [{"name": "${var.choice}"}]}
	signal_rskusla.deny == set() with input as _module(body)
	signal_rskusla.unknown == {{
		"message": "sku.name is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_signalr_service", "main", 0], ["sku", 0, "name"]),
		"resource": "azurerm_signalr_service.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"sku": [{"for_each": ["a"], "content": [{"name": "Free_F1"}]}]}}
	perhaps := {"dynamic": {"sku": [{"for_each": "${var.blocks}", "content": [{"name": "Free_F1"}]}]}}
	count(signal_rskusla.deny) == 1 with input as _module(once)
	signal_rskusla.deny == set() with input as _module(perhaps)
	count(signal_rskusla.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	signal_rskusla.deny == set() with input as {"kind": "Pod"}
	signal_rskusla.unknown == set() with input as {"kind": "Pod"}
	signal_rskusla.deny == set() with input as {"resource": {"azurerm_signalr_service": "odd"}}
}
