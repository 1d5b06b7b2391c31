# METADATA
# title: Deliveries that are not measured
# description: >-
#   There are scorecards and no `flow.toml`: what is asked of everybody is known, and whether changes come to their users
#   faster or fail less for it is not. Standards that help show in the flow; those that only cost show there too.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
#   - ref: https://dora.dev/guides/dora-metrics/
#     description: DORA, software delivery performance metrics
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/scorecard, karat/flow]
#   needs_documents: true
#   remediation: >-
#     Write `flow.toml`: where deployments are seen (a GitOps repository, tags, merges, an exported list) and in which
#     environments. `karat flow` then gives the five metrics for each service. Look at them beside the scores; never make
#     them a goal.
package standards.missing_flow

import data.lib.standards

applies if count(standards.scorecards) > 0

deny contains {"message": message, "at": []} if {
	applies
	count(standards.of_kind("karat/flow")) == 0
	message := sprintf("there are %d scorecards and no flow.toml", [count(standards.scorecards)])
}
