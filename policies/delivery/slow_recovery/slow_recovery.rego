# METADATA
# title: Incidents that last too long
# description: >-
#   Half of the incidents of a component that were resolved lasted longer than they should. The median is taken, so that one bad
#   night does not decide.
# related_resources:
#   - ref: https://dora.dev/guides/dora-metrics-four-keys/
#     description: DORA, software delivery metrics
# custom:
#   severity: medium
#   kinds: [entity/component]
#   facts: [imported.incidents]
#   remediation: >-
#     Look at where the time goes: noticing (alerts), understanding (dashboards, runbooks) or undoing (a rollback that takes one
#     step). Begin with the longest.
#   parameters:
#     days:
#       default: 180
#       description: Days back from now that are looked at.
#     hours:
#       default: 24
#       description: How long half of the incidents may last at most.
package delivery.slow_recovery

import data.lib.entity
import data.lib.imported_rows

applies if {
	entity.known
	count(_seconds) > 0
}

deny contains {"message": message, "at": ["entity"]} if {
	applies
	hours := floor(_median / 3600)
	_median > data.karat.parameters.hours * 3600
	message := sprintf("half of the %d incidents of %s lasted %d hours or more", [count(_seconds), entity.label, hours])
}

_median := _seconds[floor((count(_seconds) - 1) / 2)]

_seconds := sort([lasted |
	some row in imported_rows.recent("incidents", "opened", data.karat.parameters.days)
	lasted := imported_rows.seconds(row.resolved) - imported_rows.seconds(row.opened)
	lasted >= 0
])
