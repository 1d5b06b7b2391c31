# METADATA
# title: Release without a bill of materials
# description: >-
#   Pipelines publish packages, images or files, and none of them writes down what is in them. When the next library turns out
#   to be vulnerable, nobody can say which releases have it, neither you nor your users. Releases that are notes alone are left
#   out.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#     description: CISA, software bill of materials
#   - ref: https://github.com/anchore/sbom-action#readme
#     description: sbom-action, a bill of materials in a workflow
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [github_workflow, goreleaser, package_json, pom, semantic_release]
#   facts: [pipelines]
#   remediation: >-
#     Make an SBOM in the job that publishes (`syft`, `anchore/sbom-action`, `cyclonedx-*`, `sbom: true` of
#     `docker/build-push-action`, `sboms` of GoReleaser) and publish it with the release. Made from the built artefact it is
#     more exact than from the sources.
package supply_chain.release_without_sbom

import data.lib.jvm_releases
import data.lib.pipeline_steps
import data.lib.pipelines

applies if count(pipeline_steps.releases) > 0

deny contains {"message": message, "at": ["files", job.path], "line": job.line, "words": [job.id]} if {
	_lacking
	count(pipeline_steps.hidden) == 0
	job := jvm_releases.seen(_bare)[0]
	message := sprintf("job %q publishes without a bill of materials", [job.id])
}

unknown contains finding if {
	_lacking
	some finding in pipeline_steps.hidden
}

unknown contains finding if {
	_lacking
	some finding in jvm_releases.hidden(_bare)
}

# Jobs whose build writes no bill of materials by itself.
_bare := [job |
	some job in pipeline_steps.releases
	not jvm_releases.lists(job)
]

_lacking if {
	applies
	count(pipelines.done & {"sbom"}) == 0
	not _by_goreleaser
	count(_bare) > 0
}

# GoReleaser does it where its configuration says so.
_by_goreleaser if {
	"goreleaser" in pipelines.tools
	some document in input.documents.goreleaser
	some key in {"sboms"}
	count(document.value[key]) > 0
}
