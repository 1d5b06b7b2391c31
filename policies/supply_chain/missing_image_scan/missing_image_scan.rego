# METADATA
# title: No scan of images
# description: >-
#   The repository builds container images and ships them, and no pipeline looks into them. Most of what is in an image comes
#   from its base and is in no manifest of the repository, so scans of dependencies do not see it.
# related_resources:
#   - ref: https://trivy.dev/latest/docs/target/container_image/
#     description: Trivy, container images
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html
#     description: OWASP, Docker security
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [dockerfile]
#   needs_documents: true
#   facts: [pipelines]
#   remediation: >-
#     Scan the image between building and pushing it (`trivy image`, `grype`), and the images that run on a schedule. Let it
#     fail for what has a fix, and rebuild on a fresh base.
#   controls:
#     owasp_cicd: [CICD-SEC-3]
#   parameters:
#     tools:
#       default: []
#       description: Further tools of such scans, by the name that the fact pipelines has for them.
package supply_chain.missing_image_scan

import data.lib.pipeline_steps
import data.lib.pipelines

applies if {
	count(pipeline_steps.jobs) > 0
	count(object.get(input.documents, "dockerfile", [])) > 0
	count(pipelines.done & {"release", "deploy"}) > 0
}

deny contains {"message": "no pipeline scans the image that it builds", "at": []} if {
	_lacking
	count(pipeline_steps.hidden) == 0
}

unknown contains finding if {
	_lacking
	some finding in pipeline_steps.hidden
}

_lacking if {
	applies
	count(pipeline_steps.scanners & _tools) == 0
}

_tools := {
	"anchore", "auto-devops", "clair", "docker-scout", "gitlab-container-scanning", "grype", "prisma-cloud", "snyk",
	"sysdig", "trivy", "wiz",
} | {tool | some tool in data.karat.parameters.tools}
