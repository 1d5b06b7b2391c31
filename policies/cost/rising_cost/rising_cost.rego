# METADATA
# title: Cloud cost that rises
# description: >-
#   A component cost clearly more in the last month than in the month before. Found early it is a forgotten test environment or
#   a log level; found at the end of the year it is the budget. Judged where all charges are in one currency.
# related_resources:
#   - ref: https://focus.finops.org/
#     description: FOCUS, specification of cost and usage
#   - ref: https://www.finops.org/framework/capabilities/anomaly-management/
#     description: FinOps Foundation, anomaly management
# custom:
#   severity: low
#   kinds: [entity/component]
#   facts: [imported.cloud-cost]
#   remediation: >-
#     Compare the charges of both months by service and resource, and look at what was released in between. Growth that is meant
#     is a reason to waive the rule with an end.
#   parameters:
#     percent:
#       default: 30
#       description: By how much the cost of a month may rise.
#     least:
#       default: 100
#       description: A month that costs less than this is not judged, in the currency of the charges.
package cost.rising_cost

import data.lib.entity
import data.lib.imported_rows

applies if {
	entity.known
	count(_currencies) == 1
	_before > 0
}

deny contains {"message": message, "at": ["entity"]} if {
	applies
	_last >= data.karat.parameters.least
	percent := round(((_last - _before) * 100) / _before)
	percent > data.karat.parameters.percent
	message := sprintf("%s cost %d %s in the last month, %d %% more than in the month before", [
		entity.label,
		round(_last),
		_currencies[_],
		percent,
	])
}

_currencies := {row.BillingCurrency | some row in imported_rows.rows("cloud-cost")}

_last := _sum(_newest, 0)

_before := _sum(_newest, 30)

# Exports are some days behind, so the months end with the newest charge.
_newest := max([imported_rows.seconds(row.ChargePeriodStart) | some row in imported_rows.rows("cloud-cost")])

_sum(newest, start) := sum([row.BilledCost |
	some row in imported_rows.rows("cloud-cost")
	age := (newest - imported_rows.seconds(row.ChargePeriodStart)) / 86400
	age >= start
	age < start + 30
])
