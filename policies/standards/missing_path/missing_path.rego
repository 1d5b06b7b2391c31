# METADATA
# title: Scorecards without a golden path
# description: >-
#   There are scorecards and no golden path: people are told what is expected of them and not given a way that meets it.
#   What could be one template is then solved by every team anew.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
#   - ref: https://engineering.atspotify.com/2020/08/how-we-use-golden-paths-to-solve-fragmentation-in-our-software-ecosystem/
#     description: Spotify, golden paths
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/scorecard, karat/path]
#   needs_documents: true
#   remediation: >-
#     Begin with the stack that most new services use: a template that passes the scorecard on its first day, written down
#     in `standards/paths/<id>.toml` with the signals of its use and the files that it owns.
package standards.missing_path

import data.lib.standards

applies if count(standards.scorecards) > 0

deny contains {"message": message, "at": []} if {
	applies
	count(standards.of_kind("karat/path")) == 0
	message := sprintf("there are %d scorecards and no golden path", [count(standards.scorecards)])
}
