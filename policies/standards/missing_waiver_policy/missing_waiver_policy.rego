# METADATA
# title: Waivers without a policy
# description: >-
#   There are waivers and no `waiver-policy.toml` that bounds them: anybody may excuse anybody for up to a year, as often
#   as they like, and nobody has to agree.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/waiver, karat/waiver_policy]
#   needs_documents: true
#   remediation: >-
#     Write `standards/waiver-policy.toml` with the longest time (`max_days`), how often one may be renewed, how many an
#     entity may have (`budget`) and who has to agree (`[[approver]]`). `karat schema waiver-policy` prints its fields.
package standards.missing_waiver_policy

import data.lib.standards

applies if count(standards.waivers) > 0

deny contains {"message": message, "at": []} if {
	applies
	count(standards.of_kind("karat/waiver_policy")) == 0
	message := sprintf("there are %d waivers and no waiver-policy.toml", [count(standards.waivers)])
}
