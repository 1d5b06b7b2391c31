package terraform.azure.azure_acr_http_swebhook_test

import data.terraform.azure.azure_acr_http_swebhook

_module(body) := {"resource": {"azurerm_container_registry_webhook": {"main": [body]}}}

_found(steps) := {{
	"message": "the webhook is called over plain HTTP",
	"at": array.concat(["resource", "azurerm_container_registry_webhook", "main", 0], steps),
	"resource": "azurerm_container_registry_webhook.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["service_uri"], {"service_uri": "http://hooks.example.com/acr"}],
	[["service_uri"], {"service_uri": "HTTP://x"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_acr_http_swebhook.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"service_uri": "https://hooks.example.com/acr"},
	{"service_uri": ""},
	{},
	{"service_uri": null},
]

test_accepts_what_is_right if {
	every body in _right {
		azure_acr_http_swebhook.deny == set() with input as _module(body)
		azure_acr_http_swebhook.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"service_uri": "${var.choice}"}
	azure_acr_http_swebhook.deny == set() with input as _module(body)
	azure_acr_http_swebhook.unknown == {{
		"message": "service_uri is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_registry_webhook", "main", 0], ["service_uri"]),
		"resource": "azurerm_container_registry_webhook.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_acr_http_swebhook.deny == set() with input as {"kind": "Pod"}
	azure_acr_http_swebhook.unknown == set() with input as {"kind": "Pod"}
	azure_acr_http_swebhook.deny == set() with input as {"resource": {"azurerm_container_registry_webhook": "odd"}}
}
