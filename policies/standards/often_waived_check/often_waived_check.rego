# METADATA
# title: Check that many are excused from
# description: >-
#   Too many of those that a check is for have a waiver for it. The check is then meant for others than it is asked of, or
#   came before there was a way to meet it; and a waiver that everybody has is no decision any more. Judged by the source
#   `scores` of imported facts: tables of `karat score -o csv` of many days.
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
#     Read the reasons side by side. Where they name the same sort of service, let the check not apply to it (`applies`);
#     where they wait for the same thing, move `enforce_from` behind it; where they are all different, the check may be
#     too blunt.
#   parameters:
#     percent:
#       default: 20
#       description: Percent of the entities of a check that may have a waiver for it.
#     least_entities:
#       default: 5
#       description: Entities that are needed for a judgement.
package standards.often_waived_check

import data.lib.score_history
import data.lib.standards

applies if count(_judged) > 0

deny contains {"message": message, "at": standards.place(key[0], key[1])} if {
	some key, rows in _judged
	waived := count([1 | some row in rows; row[2]])
	waived * 100 > data.karat.parameters.percent * count(rows)
	message := sprintf("%d of %d have a waiver for %s, %v %% are accepted", [
		waived,
		count(rows),
		score_history.label(key),
		data.karat.parameters.percent,
	])
}

_judged[key] := rows if {
	some key, rows in score_history.current
	count(rows) >= data.karat.parameters.least_entities
}
