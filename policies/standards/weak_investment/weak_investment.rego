# METADATA
# title: Investment in the platform below what is asked for
# description: >-
#   In CNCF's model of maturity this aspect is how people and money are given to the platform: from whoever has time, to a
#   team of its own, to a product with a budget and somebody who answers for its value (levels provisional, operational,
#   scalable, optimizing). No file shows it, so somebody attests to it, with a name and a day: the source `attestations`
#   of imported facts. What is missing or old is unknown.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/scorecard]
#   needs_documents: true
#   facts: [imported.attestations]
#   remediation: >-
#     Give the platform a team with an owner and a budget for a year, and let it say what it will leave out. Then attest
#     anew: a row with `aspect`, `level`, `by` and `at` in the file of the source `attestations`, reviewed like any other
#     definition.
#   parameters:
#     level:
#       default: 2
#       description: The lowest level that is enough, 1 to 4.
#     days:
#       default: 365
#       description: How many days an attestation is trusted.
package standards.weak_investment

import data.lib.attestations

deny contains {"message": message, "at": []} if {
	message := attestations.below("investment", data.karat.parameters.level)
}

unknown contains {"message": message, "at": []} if {
	message := attestations.doubt("investment", data.karat.parameters.days)
}
