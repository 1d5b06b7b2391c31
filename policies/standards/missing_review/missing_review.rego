# METADATA
# title: Scorecard that nobody looks at again
# description: >-
#   A scorecard names no day by which its owner looks at it again. Standards age: tools go, checks become easy or turn out
#   to be wrong, and nobody notices while the number looks well.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [karat/scorecard]
#   remediation: >-
#     Add `review_by`, a day within a year, and put it into the calendar of the owner. karat says when it has passed.
package standards.missing_review

deny contains {"message": message, "at": ["id"]} if {
	not input.review_by
	not object.get(input, "stage", "mature") in {"retired", "discovery"}
	message := sprintf("scorecard %q has no `review_by`", [input.id])
}
