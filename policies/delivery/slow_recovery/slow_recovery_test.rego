package delivery.slow_recovery_test

import data.delivery.slow_recovery

_start := 999 * 86400

_component(hours) := {
	"entity": {"kind": "component", "name": "billing", "scope": ""},
	"facts": {"now": 1000 * 86400, "imported": {"incidents": {"age_days": 1, "rows": array.concat(
		[{"opened": _start}],
		[{"opened": _start, "resolved": _start + (lasted * 3600)} | some lasted in hours],
	)}}},
}

_parameters := {"days": 180, "hours": 4}

_deny(hours) := found if {
	found := slow_recovery.deny with input as _component(hours) with data.karat.parameters as _parameters
}

_found(incidents, hours) := {{
	"message": sprintf(`half of the %d incidents of component "billing" lasted %d hours or more`, [incidents, hours]),
	"at": ["entity"],
}}

test_finds_long_incidents if {
	_deny([1, 5, 9]) == _found(3, 5)
	_deny([30]) == _found(1, 30)
}

test_accepts_short_incidents if {
	_deny([1, 2, 90]) == set()
	_deny([4]) == set()
}

test_does_not_apply_without_resolved_incidents if {
	not slow_recovery.applies with input as _component([]) with data.karat.parameters as _parameters
	_deny([]) == set()
}

test_accepts_other_kinds if {
	slow_recovery.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as _parameters
}
