package terraform.azure.kv_secret_content_type_test

import data.terraform.azure.kv_secret_content_type

_module(body) := {"resource": {"azurerm_key_vault_secret": {"main": [body]}}}

_found(steps) := {{
	"message": "content_type is missing",
	"at": array.concat(["resource", "azurerm_key_vault_secret", "main", 0], steps),
	"resource": "azurerm_key_vault_secret.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["content_type"], {"content_type": ""}],
	[[], {}],
	[["content_type"], {"content_type": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		kv_secret_content_type.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"content_type": "password"}, {"content_type": "${azurerm_thing.main.id}"}]

test_accepts_what_is_right if {
	every body in _right {
		kv_secret_content_type.deny == set() with input as _module(body)
		kv_secret_content_type.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"content_type": "${var.choice}"}
	kv_secret_content_type.deny == set() with input as _module(body)
	kv_secret_content_type.unknown == {{
		"message": "content_type is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_key_vault_secret", "main", 0], ["content_type"]),
		"resource": "azurerm_key_vault_secret.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	kv_secret_content_type.deny == set() with input as {"kind": "Pod"}
	kv_secret_content_type.unknown == set() with input as {"kind": "Pod"}
	kv_secret_content_type.deny == set() with input as {"resource": {"azurerm_key_vault_secret": "odd"}}
}
