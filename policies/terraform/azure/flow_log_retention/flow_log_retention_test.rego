package terraform.azure.flow_log_retention_test

import data.lib.fix
import data.terraform.azure.flow_log_retention

_log(policy) := {"resource": {"azurerm_network_watcher_flow_log": {"main": [{"retention_policy": [policy]}]}}}

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "azurerm_network_watcher_flow_log", "main", 0], steps),
	"resource": "azurerm_network_watcher_flow_log.main",
}}

_nothing := "nothing is said of how long flow logs are kept"

_off := "the policy for how long flow logs are kept is switched off"

test_finds_policies_that_are_off_or_missing if {
	fix.bare(flow_log_retention.deny) == _found(["retention_policy", 0, "enabled"], _off) with input as _log({
		"enabled": false,
		"days": 7,
	})
	fix.bare(flow_log_retention.deny) == _found(["retention_policy", 0], _nothing) with input as _log({"days": 365})
	fix.bare(flow_log_retention.deny) == _found([], _nothing) with input as {"resource": {"azurerm_network_watcher_flow_log": {"main": [{}]}}}
}

test_finds_short_times if {
	every days in [1, 89, "89"] {
		message := sprintf("flow logs are kept for %v days only", [days])
		fix.bare(flow_log_retention.deny) == _found(["retention_policy", 0, "days"], message) with input as _log({
			"enabled": true,
			"days": days,
		})
	}
}

test_accepts_long_times_and_forever if {
	every days in [0, 90, "365"] {
		flow_log_retention.deny == set() with input as _log({"enabled": true, "days": days})
		flow_log_retention.unknown == set() with input as _log({"enabled": true, "days": days})
	}
	flow_log_retention.deny == set() with input as _log({"enabled": false, "days": 0})
}

test_does_not_know_what_variables_say if {
	every policy, name in {
		{"enabled": "${var.keep}", "days": 90}: "enabled",
		{"enabled": true, "days": "${var.days}"}: "days",
	} {
		flow_log_retention.deny == set() with input as _log(policy)
		flow_log_retention.unknown == _found(
			["retention_policy", 0, name],
			sprintf("retention_policy.%s is known only when Terraform runs", [name]),
		) with input as _log(policy)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	flow_log_retention.deny == set() with input as {"kind": "Pod"}
	flow_log_retention.unknown == set() with input as {"kind": "Pod"}
	flow_log_retention.deny == set() with input as _log({"enabled": true, "days": ["x"]})
}
