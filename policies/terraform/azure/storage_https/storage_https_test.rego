package terraform.azure.storage_https_test

import data.lib.fix
import data.terraform.azure.storage_https

_account(body) := {"resource": {"azurerm_storage_account": {"data": [body]}}}

_finding(argument, message) := {
	"message": message,
	"at": ["resource", "azurerm_storage_account", "data", 0, argument],
	"resource": "azurerm_storage_account.data",
}

test_finds_plain_http_by_both_names if {
	every argument in ["https_traffic_only_enabled", "enable_https_traffic_only"] {
		every value in [false, "false"] {
			fix.bare(storage_https.deny) == {_finding(
				argument,
				"requests over plain HTTP are answered",
			)} with input as _account({argument: value})
		}
	}
}

test_accepts_https_and_its_default if {
	every body in [{"https_traffic_only_enabled": true}, {"enable_https_traffic_only": "true"}, {}] {
		storage_https.deny == set() with input as _account(body)
		storage_https.unknown == set() with input as _account(body)
	}
}

test_does_not_know_what_a_variable_says if {
	document := _account({"https_traffic_only_enabled": "${var.https}"})
	storage_https.deny == set() with input as document
	storage_https.unknown == {_finding(
		"https_traffic_only_enabled",
		"https_traffic_only_enabled is known only when Terraform runs",
	)} with input as document
}

test_accepts_other_documents if {
	storage_https.deny == set() with input as {"kind": "Pod"}
}
