package terraform.gcp.cloud_armor_wafaclcve202144228_test

import data.terraform.gcp.cloud_armor_wafaclcve202144228

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_compute_security_policy", {}),
		_found("google_compute_security_policy", [], "no rule refuses requests for known holes as Log4Shell"),
	],
	[
		_module("google_compute_security_policy", {"rule": [{"action": "allow", "match": [{"expr": [{"expression": "evaluatePreconfiguredExpr('cve-canary')"}]}]}]}),
		_found("google_compute_security_policy", [], "no rule refuses requests for known holes as Log4Shell"),
	],
	[
		_module("google_compute_security_policy", {"rule": [{"action": "deny(403)", "match": [{"expr": [{"expression": "evaluatePreconfiguredExpr('cve-canary')"}]}], "preview": true}]}),
		_found("google_compute_security_policy", [], "no rule refuses requests for known holes as Log4Shell"),
	],
	[
		_module("google_compute_security_policy", {"rule": [{"action": "deny(403)", "match": [{"versioned_expr": "SRC_IPS_V1"}]}]}),
		_found("google_compute_security_policy", [], "no rule refuses requests for known holes as Log4Shell"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		cloud_armor_wafaclcve202144228.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_compute_security_policy", {"rule": [{"action": "deny(403)", "match": [{"expr": [{"expression": "evaluatePreconfiguredExpr('cve-canary')"}]}]}]}),
	_module("google_compute_security_policy", {"type": "CLOUD_ARMOR_EDGE"}),
	{"resource": {"google_compute_security_policy": {"main": [{}]}, "google_compute_security_policy_rule": {"main": [{"security_policy": "${google_compute_security_policy.main.name}", "action": "deny(403)", "match": [{"expr": [{"expression": "evaluatePreconfiguredExpr('cve-canary')"}]}]}]}}},
]

test_accepts_what_is_right if {
	every module in _right {
		cloud_armor_wafaclcve202144228.deny == set() with input as module
		cloud_armor_wafaclcve202144228.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_compute_security_policy", {"rule": "${var.rules}"}),
		_found("google_compute_security_policy", [], "rule is known only when Terraform runs"),
	],
	[
		_module("google_compute_security_policy", {"rule": [{"action": "${var.action}", "match": [{"expr": [{"expression": "evaluatePreconfiguredExpr('cve-canary')"}]}]}]}),
		_found("google_compute_security_policy", [], "rule is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		cloud_armor_wafaclcve202144228.deny == set() with input as example[0]
		cloud_armor_wafaclcve202144228.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	cloud_armor_wafaclcve202144228.deny == set() with input as {"kind": "Pod"}
	cloud_armor_wafaclcve202144228.unknown == set() with input as {"kind": "Pod"}
	cloud_armor_wafaclcve202144228.deny == set() with input as {"resource": {"google_compute_security_policy": "odd"}}
}
