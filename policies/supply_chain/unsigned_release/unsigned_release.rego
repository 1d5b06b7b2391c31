# METADATA
# title: Release without signature and provenance
# description: >-
#   Pipelines publish packages, images or files, and none of them signs what it publishes or attests where it comes from.
#   Whoever takes over the registry or the account of a maintainer can put something else in its place, and users have nothing
#   to check it against. Releases that are notes alone are left out, and jobs whose registry, BuildKit or build of the JVM attests
#   or signs what they publish.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#signed-releases
#     description: OpenSSF Scorecard, Signed-Releases
#   - ref: https://slsa.dev/spec/v1.0/levels#build-l2
#     description: SLSA, build levels
#   - ref: https://docs.sigstore.dev/cosign/signing/overview/
#     description: Sigstore, signing with cosign
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [github_workflow, goreleaser, package_json, pom, semantic_release]
#   facts: [pipelines]
#   remediation: >-
#     Attest provenance in the job that publishes (`actions/attest-build-provenance`, `slsa-github-generator`, `npm publish
#     --provenance`), or sign with `cosign sign` and the identity of the pipeline, so that there is no key to keep. Say in the
#     README how to verify.
#   controls:
#     openssf_scorecard: [Signed-Releases]
#     slsa_1_0: [build-l2]
#     owasp_cicd: [CICD-SEC-9]
package supply_chain.unsigned_release

import data.lib.jvm_releases
import data.lib.pipeline_steps
import data.lib.pipelines

applies if count(pipeline_steps.releases) > 0

deny contains {"message": message, "at": ["files", job.path], "line": job.line, "words": [job.id]} if {
	_lacking
	count(pipeline_steps.hidden) == 0
	job := jvm_releases.seen(_bare)[0]
	message := sprintf("job %q publishes without a signature and without provenance", [job.id])
}

unknown contains finding if {
	_lacking
	some finding in pipeline_steps.hidden
}

unknown contains finding if {
	_lacking
	some finding in jvm_releases.hidden(_bare)
}

_lacking if {
	applies
	count(pipelines.done & {"sign", "provenance"}) == 0
	not _by_goreleaser
	count(_bare) > 0
}

# Jobs whose releases nobody attests by the way. Registries that take packages from a pipeline that they trust attest them, and
# BuildKit attests its images; neither attests what other jobs publish.
_bare := [job |
	some job in pipeline_steps.releases
	not pipeline_steps.attests_itself(job)
	not jvm_releases.signs(job)
]

# GoReleaser does it where its configuration says so.
_by_goreleaser if {
	"goreleaser" in pipelines.tools
	some document in input.documents.goreleaser
	some key in {"signs", "docker_signs", "binary_signs"}
	count(document.value[key]) > 0
}
