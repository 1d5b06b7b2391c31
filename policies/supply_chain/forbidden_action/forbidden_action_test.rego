package supply_chain.forbidden_action_test

import data.supply_chain.forbidden_action

_workflow(uses) := {"on": "push", "jobs": {"test": {"steps": [{"uses": use} | some use in uses]}}}

_deny(uses, allowed) := found if {
	found := forbidden_action.deny with input as _workflow(uses) with data.karat.parameters as {"allowed": allowed}
}

test_finds_what_the_list_does_not_name if {
	_deny(["actions/checkout@v5", "Evil/tool@v1"], ["actions"]) == {{
		"message": "evil/tool is not an allowed action",
		"at": ["jobs", "test", "steps", 1, "uses"],
	}}
	_deny(["acme/tool/sub@v1"], ["acme/other"]) == {{
		"message": "acme/tool/sub is not an allowed action",
		"at": ["jobs", "test", "steps", 0, "uses"],
	}}
}

test_accepts_owners_repositories_and_patterns if {
	_deny(["actions/checkout@v5"], ["Actions"]) == set()
	_deny(["docker/login-action@v3", "acme/deploy-action@v1"], ["docker/login-action", "acme/*-action"]) == set()
	_deny(["acme/tool/sub@v1"], ["acme/tool"]) == set()
	_deny(["./.github/actions/own", "actions/checkout@v5"], ["actions"]) == set()
}

test_does_not_apply_without_a_list_or_actions if {
	_deny(["evil/tool@v1"], []) == set()
	not forbidden_action.applies with input as _workflow(["./own"]) with data.karat.parameters as {"allowed": ["a"]}
}

test_accepts_other_kinds if {
	forbidden_action.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as {"allowed": ["a"]}
}
