package lib.terraform_names_test

import data.lib.terraform_names

_paths := [["policy_enabled"], ["addon_profile", "policy", "enabled"]]

_found(body) := found if {
	found := [[setting.value, array.slice(setting.at, 4, count(setting.at)), setting.name] |
		some setting in terraform_names.settings(["cluster"], _paths, false)
	] with input as {"resource": {"cluster": {"main": [body]}}}
}

test_reads_every_name if {
	_found({"policy_enabled": true}) == [[true, ["policy_enabled"], "policy_enabled"]]
	_found({"addon_profile": [{"policy": [{"enabled": true}]}]}) == [[
		true,
		["addon_profile", 0, "policy", 0, "enabled"],
		"addon_profile.policy.enabled",
	]]
}

test_points_at_what_is_written_as_it_is_by_default if {
	_found({"addon_profile": [{"policy": [{"enabled": false}]}]})[0][1] == ["addon_profile", 0, "policy", 0, "enabled"]
}

test_takes_the_first_of_several if {
	_found({"policy_enabled": false, "addon_profile": [{"policy": [{"enabled": true}]}]})[0][0] == false
	_found({"policy_enabled": null, "addon_profile": [{"policy": [{"enabled": true}]}]})[0][0] == true
}

test_says_what_holds_where_nothing_is_said if {
	_found({}) == [[false, [], "policy_enabled"]]
	_found({"policy_enabled": null}) == [[false, ["policy_enabled"], "policy_enabled"]]
}

test_keeps_what_is_unknown if {
	_found({"addon_profile": "${var.addons}"})[0][0] == "${var.addons}"
	_found({"policy_enabled": "${var.policy}"})[0][0] == "${var.policy}"
}
