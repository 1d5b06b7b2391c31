# METADATA
# title: Check that most fail for months
# description: >-
#   Most of those that a check is for have failed it for months. Then it is not them: the check is wrong, or asks for
#   something that is too hard to do, or nobody sees the point. Either way the scorecard asks in vain, and teaches people
#   to ignore red. Judged by the source `scores` of imported facts: tables of `karat score -o csv` of many days.
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
#     Sit down with three teams that fail it. If the check is wrong, mend it; if the way is hard, make it easy first (a
#     template, a patch that opens itself); if nobody needs it, retire it. Until then let it only warn (`warn_from`
#     without `enforce_from`).
#   parameters:
#     percent:
#       default: 60
#       description: Percent of those that are known for which a check may fail.
#     days:
#       default: 90
#       description: For how many days it may.
#     least_entities:
#       default: 5
#       description: Entities that are needed for a judgement.
package standards.red_check

import data.lib.score_history
import data.lib.standards

applies if count(_judged) > 0

deny contains {"message": message, "at": standards.place(key[0], key[1])} if {
	some key, since in _judged
	every share in _shares(key, since) {
		share > data.karat.parameters.percent
	}
	message := sprintf("%s fails for more than %v %% of %d for %d days", [
		score_history.label(key),
		data.karat.parameters.percent,
		count(score_history.current[key]),
		floor((input.facts.now - since) / 86400),
	])
}

# Checks of which enough is known, with the last day that lies long enough back.
_judged[key] := since if {
	some key, rows in score_history.current
	count(rows) >= data.karat.parameters.least_entities
	old := [day |
		some day in _days[key]
		input.facts.now - day >= data.karat.parameters.days * 86400
	]
	since := max(old)
}

_days[[key[0], key[1]]] contains key[2] if some key, _ in score_history.said

_shares(key, since) := [object.get(_share, [[key[0], key[1], day]], 0) |
	some day in _days[key]
	day >= since
]

_share[key] := score_history.red(rows) if some key, rows in score_history.said
