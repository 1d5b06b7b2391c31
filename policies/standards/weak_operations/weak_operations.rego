# METADATA
# title: Operations of the platform below what is asked for
# description: >-
#   In CNCF's model of maturity this aspect is how what the platform offers is planned and kept: on request, with a list
#   that everybody can see, with a life that is planned from its start to its end, or by means that others build on
#   (levels provisional, operational, scalable, optimizing). No file shows it, so somebody attests to it, with a name and
#   a day: the source `attestations` of imported facts. What is missing or old is unknown.
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
#     Write down each thing that the platform offers: who keeps it, how it is updated, when it ends. Then attest anew: a
#     row with `aspect`, `level`, `by` and `at` in the file of the source `attestations`, reviewed like any other
#     definition.
#   parameters:
#     level:
#       default: 2
#       description: The lowest level that is enough, 1 to 4.
#     days:
#       default: 365
#       description: How many days an attestation is trusted.
package standards.weak_operations

import data.lib.attestations

deny contains {"message": message, "at": []} if {
	message := attestations.below("operations", data.karat.parameters.level)
}

unknown contains {"message": message, "at": []} if {
	message := attestations.doubt("operations", data.karat.parameters.days)
}
