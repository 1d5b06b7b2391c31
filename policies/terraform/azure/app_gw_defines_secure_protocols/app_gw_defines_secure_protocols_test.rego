package terraform.azure.app_gw_defines_secure_protocols_test

import data.terraform.azure.app_gw_defines_secure_protocols

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_application_gateway", {"ssl_policy": [{"policy_type": "Predefined", "policy_name": "AppGwSslPolicy20150501"}]}),
		_found("azurerm_application_gateway", ["ssl_policy", 0, "policy_name"], "the policy AppGwSslPolicy20150501 allows old versions of TLS"),
	],
	[
		_module("azurerm_application_gateway", {"ssl_policy": [{"policy_type": "Custom", "min_protocol_version": "TLSv1_1"}]}),
		_found("azurerm_application_gateway", ["ssl_policy", 0, "min_protocol_version"], "versions from TLSv1_1 on are accepted"),
	],
	[
		_module("azurerm_application_gateway", {"ssl_policy": [{"disabled_protocols": ["TLSv1_0"]}]}),
		_found("azurerm_application_gateway", ["ssl_policy", 0, "disabled_protocols"], "accepted: TLSv1_1"),
	],
	[
		_module("azurerm_application_gateway", {"ssl_policy": [{"min_protocol_version": "TLSv1_2", "cipher_suites": ["TLS_AES_128_GCM_SHA256", "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA"]}]}),
		_found("azurerm_application_gateway", ["ssl_policy", 0, "cipher_suites"], "weak ciphers are accepted: TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		app_gw_defines_secure_protocols.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_application_gateway", {}),
	_module("azurerm_application_gateway", {"ssl_policy": [{"policy_type": "Predefined", "policy_name": "AppGwSslPolicy20220101S"}]}),
	_module("azurerm_application_gateway", {"ssl_policy": [{"policy_name": "AppGwSslPolicy20170401S"}]}),
	_module("azurerm_application_gateway", {"ssl_policy": [{"disabled_protocols": ["TLSv1_0", "TLSv1_1"]}]}),
	_module("azurerm_application_gateway", {"ssl_policy": [{"policy_type": "CustomV2", "min_protocol_version": "TLSv1_2", "cipher_suites": ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"]}]}),
	_module("azurerm_application_gateway", {"ssl_policy": [{"policy_name": "${var.policy}"}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		app_gw_defines_secure_protocols.deny == set() with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	app_gw_defines_secure_protocols.deny == set() with input as {"kind": "Pod"}
	app_gw_defines_secure_protocols.deny == set() with input as {"resource": {"azurerm_application_gateway": "odd"}}
}
