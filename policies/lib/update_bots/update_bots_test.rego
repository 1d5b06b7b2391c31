package lib.update_bots_test

import data.lib.update_bots

test_knows_what_is_switched_off if {
	every value in [{"enabled": false}, {"extends": ["config:recommended", ":disableRenovate"]}] {
		update_bots.is_off(value)
	}
	every value in [{}, {"enabled": true}, {"extends": ["config:recommended"]}, {"npm": {"enabled": false}}] {
		not update_bots.is_off(value)
	}
}

test_knows_managers_that_are_left_out if {
	all := {"matchPackageNames": ["*"], "enabled": false}
	every value in [
		{"npm": {"enabled": false}},
		{"packageRules": [{"matchManagers": ["npm", "bun"], "enabled": false}]},
		{"packageRules": [{"enabled": true, "matchManagers": ["npm"]}, all]},
		{"packageRules": [all, {"matchManagers": ["dockerfile"], "enabled": true, "matchPackageNames": ["a"]}]},
	] {
		update_bots.leaves_out(value, "npm")
	}
	every value in [
		{},
		{"npm": {"enabled": true}},
		{"packageRules": [{"matchManagers": ["gomod"], "enabled": false}]},
		{"packageRules": [{"matchManagers": ["npm"], "matchDepTypes": ["engines"], "enabled": false}]},
		{"packageRules": [{"matchPackageNames": ["lodash"], "enabled": false}]},
		{"packageRules": [{"matchUpdateTypes": ["major"], "enabled": false}]},
		{"packageRules": [{"managers": ["npm"], "depTypeList": ["engines"], "enabled": false}]},
		{"packageRules": [all, {"matchPackageNames": ["lodash"], "enabled": true}]},
	] {
		not update_bots.leaves_out(value, "npm")
	}
}

test_knows_entries_that_ignore_all if {
	update_bots.ignores_all({"ignore": [{"dependency-name": "*"}]})
	not update_bots.ignores_all({"ignore": [{"dependency-name": "*", "update-types": ["version-update:semver-major"]}]})
	not update_bots.ignores_all({"ignore": [{"dependency-name": "lodash"}]})
	not update_bots.ignores_all({})
}
