# METADATA
# title: Release without provenance
# description: >-
#   The workflow publishes packages, images or files of a release, and nothing signs where they were built from what. Whoever
#   takes them cannot tell them from those that an attacker built on a stolen account. With provenance `gh attestation verify`
#   can.
# related_resources:
#   - ref: https://slsa.dev/spec/v1.0/levels#build-l2
#     description: SLSA, build levels
#   - ref: https://docs.github.com/en/actions/how-tos/secure-your-work/use-artifact-attestations/use-artifact-attestations
#     description: GitHub, artifact attestations
# custom:
#   severity: low
#   kinds: [github_workflow]
#   remediation: >-
#     Add `actions/attest-build-provenance` with `subject-path` behind the build, and `id-token: write` and
#     `attestations: write` to the job. npm and PyPI make it themselves with trusted publishing, and `docker/build-push-action`
#     does unless `provenance: false` stands there.
#   controls:
#     slsa_1_0: [build-l1, build-l2]
#     owasp_cicd: [CICD-SEC-9]
package github_actions.build_provenance

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_releases as releases

deny contains {"message": message, "at": publishing.at, "words": publishing.words} if {
	some publishing in releases.steps
	publishing.what != "deployment"
	not _attests
	releases.has_files(publishing)
	not releases.attests_itself(publishing, input)
	message := sprintf("%s publishes without provenance", [publishing.entry.label])
}

_attests if {
	some use in actions.remote
	regex.match(_attesting, use.name)
}

_attesting := concat("|", [
	`^actions/attest`, `^astral-sh/attest-action$`, `^philips-labs/slsa-provenance-action`,
	`^slsa-framework/slsa-github-generator/`,
])

_attests if {
	some entry in github.steps
	is_string(entry.step.run)
	regex.match(`\bcosign\s+attest\b|\bslsa-generator|\bnpm\s+(-\S+\s+)*audit\s+signatures`, entry.step.run)
}
