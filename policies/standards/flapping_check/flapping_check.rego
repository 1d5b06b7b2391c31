# METADATA
# title: Check that cannot make up its mind
# description: >-
#   A check passed and failed in turn, again and again, for too many. Nobody did that by hand: it hangs on something that
#   moves by itself, such as an export that comes late or a limit that a figure swings around. People stop looking at what
#   changes overnight. Judged by the source `scores` of imported facts: tables of `karat score -o csv` of many days.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/scorecard]
#   needs_documents: true
#   facts: [imported.scores]
#   remediation: >-
#     Compare two days that differ, with `karat score --explain` on the same commit. Let the rule judge over a longer
#     time, give the source a `max_age` that fits its export, or leave a distance between good and bad.
#   parameters:
#     changes:
#       default: 4
#       description: Changes between pass and fail from which on a check flaps for an entity.
#     days:
#       default: 30
#       description: Days that are looked at.
#     percent:
#       default: 10
#       description: Percent of the entities of a check for which it may flap.
package standards.flapping_check

import data.lib.score_history
import data.lib.standards

applies if count(score_history.current) > 0

deny contains {"message": message, "at": standards.place(key[0], key[1])} if {
	some key, rows in score_history.current
	flapping := count([1 | some row in rows; _changes(key, row[0]) >= data.karat.parameters.changes])
	flapping * 100 > data.karat.parameters.percent * count(rows)
	message := sprintf("%s went back and forth %d times or more in %d days for %d of %d", [
		score_history.label(key),
		data.karat.parameters.changes,
		data.karat.parameters.days,
		flapping,
		count(rows),
	])
}

# How often a check changed between pass and fail for an entity.
_changes(key, entity) := count([1 |
	some i, outcome in outcomes
	i > 0
	outcome[1] != outcomes[i - 1][1]
]) if {
	outcomes := sort(_outcomes[[key[0], key[1], entity]])
}

_outcomes[[key[0], key[1], row[0]]] contains [key[2], row[1]] if {
	some key, rows in score_history.said
	input.facts.now - key[2] <= data.karat.parameters.days * 86400
	some row in rows
	row[1] in {"pass", "fail"}
}
