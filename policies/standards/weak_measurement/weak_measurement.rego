# METADATA
# title: Measurement of the platform below what is asked for
# description: >-
#   In CNCF's model of maturity this aspect is how the platform learns whether it helps: by hearsay, by numbers that are
#   collected, by numbers that decide, or by both together with what its users say (levels provisional, operational,
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
#     Choose three numbers and one question to users, look at them every quarter, and say what was changed because of
#     them. Then attest anew: a row with `aspect`, `level`, `by` and `at` in the file of the source `attestations`,
#     reviewed like any other definition.
#   parameters:
#     level:
#       default: 2
#       description: The lowest level that is enough, 1 to 4.
#     days:
#       default: 365
#       description: How many days an attestation is trusted.
package standards.weak_measurement

import data.lib.attestations

deny contains {"message": message, "at": []} if {
	message := attestations.below("measurement", data.karat.parameters.level)
}

unknown contains {"message": message, "at": []} if {
	message := attestations.doubt("measurement", data.karat.parameters.days)
}
