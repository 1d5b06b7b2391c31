package terraform.azure.monitor_activities_test

import data.lib.fix
import data.terraform.azure.monitor_activities

_profile(body) := {"resource": {"azurerm_monitor_log_profile": {"main": [body]}}}

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "azurerm_monitor_log_profile", "main", 0], steps),
	"resource": "azurerm_monitor_log_profile.main",
}}

test_finds_profiles_that_leave_some_out if {
	message := "activities are not kept: Delete, Write"
	fix.bare(monitor_activities.deny) == _found(["categories"], message) with input as _profile({"categories": ["Action"]})
}

test_finds_profiles_that_keep_nothing if {
	message := "activities are not kept: Action, Delete, Write"
	fix.bare(monitor_activities.deny) == _found([], message) with input as _profile({})
	fix.bare(monitor_activities.deny) == _found(["categories"], message) with input as _profile({"categories": []})
	fix.bare(monitor_activities.deny) == _found(["categories"], message) with input as _profile({"categories": null})
}

test_accepts_profiles_that_keep_all if {
	every categories in [["Action", "Delete", "Write"], ["write", "action", "delete"]] {
		monitor_activities.deny == set() with input as _profile({"categories": categories})
		monitor_activities.unknown == set() with input as _profile({"categories": categories})
	}
}

test_does_not_know_what_variables_say if {
	message := "categories is known only when Terraform runs"
	every categories in ["${var.categories}", ["Action", "${var.category}"]] {
		monitor_activities.deny == set() with input as _profile({"categories": categories})
		monitor_activities.unknown == _found(["categories"], message) with input as _profile({"categories": categories})
	}
}

test_accepts_other_documents_and_odd_shapes if {
	monitor_activities.deny == set() with input as {"kind": "Pod"}
	monitor_activities.unknown == set() with input as {"kind": "Pod"}
	monitor_activities.deny == set() with input as _profile({"categories": {"a": 1}})
}
