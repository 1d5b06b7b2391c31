package terraform.azure.monitor_retention_test

import data.lib.fix
import data.terraform.azure.monitor_retention

_profile(body) := {"resource": {"azurerm_monitor_log_profile": {"main": [body]}}}

_policy(policy) := _profile({"retention_policy": [policy]})

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "azurerm_monitor_log_profile", "main", 0], steps),
	"resource": "azurerm_monitor_log_profile.main",
}}

test_finds_short_times if {
	every days in [7, 364, "90"] {
		message := sprintf("the activity log is kept for %v days only", [days])
		fix.bare(monitor_retention.deny) == _found(["retention_policy", 0, "days"], message) with input as _policy({
			"enabled": true,
			"days": days,
		})
	}
}

test_finds_profiles_without_a_policy if {
	message := "nothing is said of how long the activity log is kept"
	monitor_retention.deny == _found([], message) with input as _profile({"name": "default"})
}

test_accepts_long_times_and_forever if {
	every policy in [
		{"enabled": true, "days": 365},
		{"enabled": true, "days": "730"},
		{"enabled": true, "days": 0},
		{"enabled": true},
		{"enabled": false, "days": 0},
		{"enabled": false, "days": 7},
	] {
		monitor_retention.deny == set() with input as _policy(policy)
		monitor_retention.unknown == set() with input as _policy(policy)
	}
}

test_does_not_know_what_variables_say if {
	message := "retention_policy.days is known only when Terraform runs"
	policy := {"enabled": true, "days": "${var.days}"}
	monitor_retention.deny == set() with input as _policy(policy)
	monitor_retention.unknown == _found(["retention_policy", 0, "days"], message) with input as _policy(policy)
	monitor_retention.deny == set() with input as _profile({"retention_policy": "${var.policy}"})
	count(monitor_retention.unknown) == 1 with input as _profile({"retention_policy": "${var.policy}"})
}

test_accepts_other_documents_and_odd_shapes if {
	monitor_retention.deny == set() with input as {"kind": "Pod"}
	monitor_retention.unknown == set() with input as {"kind": "Pod"}
	monitor_retention.deny == set() with input as _policy({"enabled": true, "days": []})
}
