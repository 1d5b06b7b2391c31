package terraform.azure.storage_tls_test

import data.lib.fix
import data.terraform.azure.storage_tls

_account(body) := {"resource": {"azurerm_storage_account": {"data": [body]}}}

_at := ["resource", "azurerm_storage_account", "data", 0]

test_finds_old_versions if {
	every value, name in {"TLS1_0": "TLS 1.0", "TLS1_1": "TLS 1.1"} {
		fix.bare(storage_tls.deny) == {{
			"message": sprintf("%s is accepted", [name]),
			"at": array.concat(_at, ["min_tls_version"]),
			"resource": "azurerm_storage_account.data",
		}} with input as _account({"min_tls_version": value})
	}
}

test_finds_the_default_of_old_providers if {
	old := {"terraform": [{"required_providers": [{"azurerm": {"version": "~> 2.99"}}]}]}
	fix.bare(storage_tls.deny) == {{
		"message": "TLS 1.0 is accepted",
		"at": _at,
		"resource": "azurerm_storage_account.data",
	}} with input as object.union(_account({}), old)
	storage_tls.deny == set() with input as object.union(_account({"min_tls_version": "TLS1_2"}), old)
}

test_accepts_new_versions_and_the_default if {
	storage_tls.deny == set() with input as _account({"min_tls_version": "TLS1_2"})
	storage_tls.deny == set() with input as _account({"min_tls_version": "TLS1_3"})
	storage_tls.deny == set() with input as _account({})
	storage_tls.unknown == set() with input as _account({})
}

test_does_not_know_what_a_variable_says if {
	storage_tls.deny == set() with input as _account({"min_tls_version": "${var.tls}"})
	storage_tls.unknown == {{
		"message": "min_tls_version is known only when Terraform runs",
		"at": array.concat(_at, ["min_tls_version"]),
		"resource": "azurerm_storage_account.data",
	}} with input as _account({"min_tls_version": "${var.tls}"})
}

test_accepts_other_documents if {
	storage_tls.deny == set() with input as {"kind": "Pod"}
}
