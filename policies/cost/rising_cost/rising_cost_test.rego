package cost.rising_cost_test

import data.cost.rising_cost

_row(days, cost) := {
	"BilledCost": cost,
	"BillingCurrency": "EUR",
	"ChargePeriodStart": (1000 - days) * 86400,
	"ChargePeriodEnd": (1001 - days) * 86400,
}

_component(rows) := {
	"entity": {"kind": "component", "name": "billing", "scope": ""},
	"facts": {"now": 1004 * 86400, "imported": {"cloud-cost": {"age_days": 3, "rows": rows}}},
}

_parameters := {"percent": 30, "least": 100}

_deny(rows) := found if {
	found := rising_cost.deny with input as _component(rows) with data.karat.parameters as _parameters
}

test_finds_cost_that_rises if {
	_deny([_row(0, 100), _row(29, 50), _row(30, 60), _row(59, 40), _row(60, 900)]) == {{
		"message": `component "billing" cost 150 EUR in the last month, 50 % more than in the month before`,
		"at": ["entity"],
	}}
}

test_accepts_cost_that_stays_or_is_small if {
	_deny([_row(0, 130), _row(30, 100)]) == set()
	_deny([_row(0, 90), _row(30, 10)]) == set()
}

test_does_not_apply_without_two_months_or_one_currency if {
	not rising_cost.applies with input as _component([_row(0, 100)])
	not rising_cost.applies with input as _component([])
	_deny([_row(0, 300), object.union(_row(30, 100), {"BillingCurrency": "USD"})]) == set()
}

test_accepts_other_kinds if {
	_deny({"kind": "Pod"}) == set()
}
