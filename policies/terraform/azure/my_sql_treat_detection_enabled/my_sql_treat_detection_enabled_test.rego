package terraform.azure.my_sql_treat_detection_enabled_test

import data.terraform.azure.my_sql_treat_detection_enabled

_module(body) := {"resource": {"azurerm_mysql_server": {"main": [body]}}}

_found(steps) := {{
	"message": "nobody looks for attacks on the server",
	"at": array.concat(["resource", "azurerm_mysql_server", "main", 0], steps),
	"resource": "azurerm_mysql_server.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["threat_detection_policy", 0, "enabled"], {"threat_detection_policy": [{"enabled": false}]}],
	[["threat_detection_policy", 0, "enabled"], {"threat_detection_policy": [{"enabled": "false"}]}],
	[[], {}],
	[["threat_detection_policy", 0], {"threat_detection_policy": [{}]}],
	[["threat_detection_policy", 0, "enabled"], {"threat_detection_policy": [{"enabled": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		my_sql_treat_detection_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"threat_detection_policy": [{"enabled": true}]},
	{"threat_detection_policy": [{"enabled": "true"}]},
]

test_accepts_what_is_right if {
	every body in _right {
		my_sql_treat_detection_enabled.deny == set() with input as _module(body)
		my_sql_treat_detection_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"threat_detection_policy": [{"enabled": "${var.choice}"}]}
	my_sql_treat_detection_enabled.deny == set() with input as _module(body)
	my_sql_treat_detection_enabled.unknown == {{
		"message": "threat_detection_policy.enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_mysql_server", "main", 0], ["threat_detection_policy", 0, "enabled"]),
		"resource": "azurerm_mysql_server.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"threat_detection_policy": [{"for_each": ["a"], "content": [{"enabled": false}]}]}}
	perhaps := {"dynamic": {"threat_detection_policy": [{"for_each": "${var.blocks}", "content": [{"enabled": true}]}]}}
	count(my_sql_treat_detection_enabled.deny) == 1 with input as _module(once)
	my_sql_treat_detection_enabled.deny == set() with input as _module(perhaps)
	count(my_sql_treat_detection_enabled.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	my_sql_treat_detection_enabled.deny == set() with input as {"kind": "Pod"}
	my_sql_treat_detection_enabled.unknown == set() with input as {"kind": "Pod"}
	my_sql_treat_detection_enabled.deny == set() with input as {"resource": {"azurerm_mysql_server": "odd"}}
}
