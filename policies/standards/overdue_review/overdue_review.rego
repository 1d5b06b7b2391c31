# METADATA
# title: Scorecard past its review
# description: >-
#   The day has passed by which the owner of a scorecard was to look at it again. Checks that everybody passes, that
#   nobody can pass or that ask for what is no longer used stay in it, and trust in the number goes.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/scorecard]
#   needs_documents: true
#   remediation: >-
#     Go through the checks with the figures of `karat score`: retire what everybody passes, mend or retire what most fail
#     for months, raise what has become easy. Then move `review_by`, with a `[[change]]` where the meaning changed.
package standards.overdue_review

import data.lib.standards

deny contains {"message": message, "at": array.concat(card.at, ["review_by"])} if {
	some card in standards.scorecards
	card.value.review_by < input.facts.today
	not card.value.stage == "retired"
	message := sprintf("scorecard %q was to be reviewed by %s", [card.value.id, card.value.review_by])
}
