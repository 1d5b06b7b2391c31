# METADATA
# title: Check that nobody can judge
# description: >-
#   A check is unknown for too many: its facts are not there, or too old. It costs everybody coverage, nobody learns
#   anything from it, and after a while an unknown is read as fine. Judged by the source `scores` of imported facts:
#   tables of `karat score -o csv` of many days.
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
#     Look at the reason that `karat check` gives: start the export again, give the clones of the run their whole history
#     (`fetch-depth: 0`), or take the check out until its facts come by themselves.
#   parameters:
#     percent:
#       default: 20
#       description: Percent of the entities of a check for which it may be unknown.
#     least_entities:
#       default: 5
#       description: Entities that are needed for a judgement.
package standards.unknown_check

import data.lib.score_history
import data.lib.standards

applies if count(_judged) > 0

deny contains {"message": message, "at": standards.place(key[0], key[1])} if {
	some key, rows in _judged
	unknown := count([1 | some row in rows; row[1] == "unknown"; not row[2]])
	unknown * 100 > data.karat.parameters.percent * count(rows)
	message := sprintf("%s is unknown for %d of %d, %v %% are accepted", [
		score_history.label(key),
		unknown,
		count(rows),
		data.karat.parameters.percent,
	])
}

_judged[key] := rows if {
	some key, rows in score_history.current
	count(rows) >= data.karat.parameters.least_entities
}
