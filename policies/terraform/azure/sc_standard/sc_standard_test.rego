package terraform.azure.sc_standard_test

import data.lib.fix
import data.terraform.azure.sc_standard

_module(body) := {"resource": {"azurerm_security_center_subscription_pricing": {"main": [body]}}}

_found(steps) := {{
	"message": "Microsoft Defender does not look for attacks",
	"at": array.concat(["resource", "azurerm_security_center_subscription_pricing", "main", 0], steps),
	"resource": "azurerm_security_center_subscription_pricing.main",
}}

# Where something is found, and in which body.
_wrong := [[["tier"], {"tier": "Free"}], [["tier"], {"tier": "free"}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(sc_standard.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"tier": "Standard"}, {}, {"tier": null}]

test_accepts_what_is_right if {
	every body in _right {
		sc_standard.deny == set() with input as _module(body)
		sc_standard.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"tier": "${var.choice}"}
	sc_standard.deny == set() with input as _module(body)
	sc_standard.unknown == {{
		"message": "tier is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_security_center_subscription_pricing", "main", 0], ["tier"]),
		"resource": "azurerm_security_center_subscription_pricing.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	sc_standard.deny == set() with input as {"kind": "Pod"}
	sc_standard.unknown == set() with input as {"kind": "Pod"}
	sc_standard.deny == set() with input as {"resource": {"azurerm_security_center_subscription_pricing": "odd"}}
}
