# METADATA
# title: Service that fails too often
# description: >-
#   A component had more incidents in the time that is looked at than it may have. New features on ground that gives way cost
#   more than they bring.
# related_resources:
#   - ref: https://sre.google/workbook/error-budget-policy/
#     description: Google, The Site Reliability Workbook, error budget policy
# custom:
#   severity: medium
#   kinds: [entity/component]
#   facts: [imported.incidents]
#   remediation: >-
#     Read the reviews of the incidents side by side, and do first what would have prevented most of them. Stop features for
#     that long if you have agreed on an error budget.
#   parameters:
#     days:
#       default: 90
#       description: Days back from now that are looked at.
#     most:
#       default: 3
#       description: How many incidents there may be in that time.
#     severities:
#       default: []
#       description: Severities that count, as the source calls them; empty counts all.
package delivery.frequent_incidents

import data.lib.entity
import data.lib.imported_rows

deny contains {"message": message, "at": ["entity"]} if {
	entity.known
	count(_incidents) > data.karat.parameters.most
	message := sprintf("%s had %d incidents in %d days", [entity.label, count(_incidents), data.karat.parameters.days])
}

_incidents := [row |
	some row in imported_rows.recent("incidents", "opened", data.karat.parameters.days)
	_counts(row)
]

_counts(_) if count(data.karat.parameters.severities) == 0

_counts(row) if row.severity in data.karat.parameters.severities
