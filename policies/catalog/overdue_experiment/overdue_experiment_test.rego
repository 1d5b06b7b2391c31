package catalog.overdue_experiment_test

import data.catalog.overdue_experiment

_now := 1800000000

_entity(lifecycle, days) := {
	"entity": {
		"kind": "component",
		"name": "lab",
		"lifecycle": lifecycle,
		"scope": "lab",
		"spec": {"lifecycle": lifecycle},
	},
	"facts": {"now": _now, "git_history": {"scopes": {"lab": {"first": _now - (days * 86400)}}}},
}

_deny(document) := found if {
	found := overdue_experiment.deny with input as document
		with data.karat.parameters as {"days": 365, "lifecycles": ["experimental"]}
}

test_finds_old_experiments if {
	_deny(_entity("experimental", 366)) == {{
		"message": `component "lab" is experimental for 366 days`,
		"at": ["entity", "spec", "lifecycle"],
	}}
}

test_accepts_young_experiments if {
	_deny(_entity("experimental", 365)) == set()
}

test_does_not_apply_to_others if {
	_deny(_entity("production", 900)) == set()
	without := json.patch(_entity("experimental", 900), [{"op": "remove", "path": "/facts/git_history/scopes/lab"}])
	_deny(without) == set()
}

test_accepts_other_kinds if {
	_deny({"kind": "Pod"}) == set()
}
