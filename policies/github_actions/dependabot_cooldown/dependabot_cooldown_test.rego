package github_actions.dependabot_cooldown_test

import data.github_actions.dependabot_cooldown as rule
import data.lib.fix

_updates(extra) := {"version": 2, "updates": [object.union({"package-ecosystem": "pip", "directory": "/"}, extra)]}

_finding(how, at) := {"message": sprintf("updates of pip %s", [how]), "at": array.concat(["updates", 0], at)}

test_finds_updates_that_do_not_wait if {
	fix.bare(rule.deny) == {_finding("wait 3 of 7 days after a release, as Dependabot does by default", [])} with input as _updates({})
	fix.bare(rule.deny) == {_finding("wait 3 of 7 days after a release, as Dependabot does by default", [])} with input as _updates({"cooldown": null})
}

test_finds_short_waits if {
	fix.bare(rule.deny) == {_finding("wait 2 of 7 days after a release", ["cooldown", "default-days"])} with input as _updates({"cooldown": {"default-days": 2}})
	fix.bare(rule.deny) == {_finding("wait 3 of 7 days after a release, as Dependabot does by default", ["cooldown"])} with input as _updates({"cooldown": {"semver-major-days": 30}})
	fix.bare(rule.deny) == {_finding("wait 3 of 7 days after a release, as Dependabot does by default", ["cooldown"])} with input as _updates({"cooldown": {}})
}

test_finds_sorts_of_releases_that_wait_less if {
	fix.bare(rule.deny) == {
		_finding("wait 0 of 7 days after a patch release", ["cooldown", "semver-patch-days"]),
		_finding("wait 3 of 7 days after a minor release", ["cooldown", "semver-minor-days"]),
	} with input as _updates({"cooldown": {
		"default-days": 7,
		"semver-major-days": 30,
		"semver-minor-days": 3,
		"semver-patch-days": 0,
	}})
}

test_finds_waits_for_some_packages_alone if {
	fix.bare(rule.deny) == {_finding("wait only after releases of some packages", ["cooldown", "include"])} with input as _updates({"cooldown": {
		"default-days": 7,
		"include": ["django*"],
	}})
	rule.deny == set() with input as _updates({"cooldown": {"default-days": 7, "include": ["*"], "exclude": ["acme-*"]}})
}

test_accepts_a_week if {
	rule.deny == set() with input as _updates({"cooldown": {"default-days": 7}})
	rule.deny == set() with input as _updates({"cooldown": {
		"semver-major-days": 30,
		"semver-minor-days": 7,
		"semver-patch-days": 7,
	}})
}

test_accepts_what_the_user_allows if {
	rule.deny == set() with input as _updates({"cooldown": {"default-days": 3}}) with data.karat.parameters as {"days": 3}
	rule.deny == set() with input as _updates({}) with data.karat.parameters as {"days": 3}
	rule.deny == set() with input as _updates({"cooldown": {"semver-major-days": 30}}) with data.karat.parameters as {"days": 3}
}

test_accepts_security_updates_alone if {
	rule.deny == set() with input as _updates({"open-pull-requests-limit": 0})
}

test_accepts_files_without_updates if {
	rule.deny == set() with input as {"version": 2}
	rule.deny == set() with input as {"version": 2, "updates": [null]}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
