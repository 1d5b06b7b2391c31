# METADATA
# title: Many support tickets
# description: >-
#   People open more tickets for a component than they should need to. Each one costs an hour on both sides, and most of them
#   ask the same few questions.
# related_resources:
#   - ref: https://sre.google/sre-book/eliminating-toil/
#     description: Google, Site Reliability Engineering, eliminating toil
# custom:
#   severity: low
#   kinds: [entity/component]
#   facts: [imported.tickets]
#   remediation: >-
#     Sort the tickets of the last weeks by what was asked, and answer the largest heap for good: a page, a better message or a
#     button.
#   parameters:
#     days:
#       default: 30
#       description: Days back from now that are looked at.
#     most:
#       default: 20
#       description: How many tickets there may be in that time.
package cost.many_tickets

import data.lib.entity
import data.lib.imported_rows

deny contains {"message": message, "at": ["entity"]} if {
	entity.known
	tickets := count(imported_rows.recent("tickets", "opened", data.karat.parameters.days))
	tickets > data.karat.parameters.most
	message := sprintf("%s got %d tickets in %d days", [entity.label, tickets, data.karat.parameters.days])
}
