package supply_chain.unmaintained_test

import data.supply_chain.unmaintained

_now := 1800000000

_entity(lifecycle, authors) := {
	"entity": {
		"kind": "component",
		"name": "billing",
		"lifecycle": lifecycle,
		"scope": "services/billing",
		"descriptor": {"path": "services/billing/catalog-info.yaml", "index": 0},
	},
	"facts": {"now": _now, "git_history": {"scopes": {
		"": {"authors": [_author(0, false)]},
		"services/billing": {"authors": authors},
	}}},
}

_author(days, bot) := {"name": "Ana", "last": _now - (days * 86400), "bot": bot}

_parameters := {"days": 180, "finished": ["deprecated"]}

_deny(lifecycle, authors) := found if {
	found := unmaintained.deny with input as _entity(lifecycle, authors) with data.karat.parameters as _parameters
}

_found(days) := {{
	"message": sprintf(`nobody has committed to component "billing" for %d days`, [days]),
	"at": ["entity"],
}}

test_finds_what_nobody_works_on if {
	_deny("production", [_author(200, false), _author(400, false)]) == _found(200)
	_deny("production", [_author(181, false), _author(2, true)]) == _found(181)
}

test_accepts_what_is_worked_on if {
	_deny("production", [_author(180, false), _author(400, false)]) == set()
}

test_does_not_apply_to_what_is_finished_or_has_no_people if {
	_deny("deprecated", [_author(400, false)]) == set()
	not unmaintained.applies with input as _entity("production", [_author(400, true)])
		with data.karat.parameters as _parameters
}

test_points_at_the_repository_without_a_catalog_file if {
	found := unmaintained.deny with data.karat.parameters as _parameters with input as {
		"entity": {"kind": "repository", "name": "shop", "scope": ""},
		"facts": {"now": _now, "git_history": {"scopes": {"": {"authors": [_author(300, false)]}}}},
	}
	found == {{"message": `nobody has committed to repository "shop" for 300 days`, "at": []}}
}

test_accepts_other_kinds if {
	unmaintained.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as _parameters
}
