# METADATA
# title: No scan of images
# description: >-
#   The repository builds container images and ships them, and no pipeline looks into them. Most of what is in an image comes
#   from its base and is in no manifest of the repository, so scans of dependencies or of files do not see it.
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

import data.lib.code
import data.lib.pipeline_steps
import data.lib.pipelines

applies if {
	count(code.dockerfiles) > 0
	count(_makers) + count(_unseen_releases) > 0
}

deny contains {"message": "no pipeline scans the image that it builds", "at": []} if {
	_lacking
	count(_makers) > 0
	count(_unseen_scans) == 0
}

unknown contains finding if {
	_lacking
	some finding in array.concat(_unseen_scans, [release | some release in _unseen_releases; count(_makers) == 0])
}

_lacking if {
	applies
	not _is_scanned
}

_makers := [job | some job in pipeline_steps.jobs; pipelines.makes_image(job)]

_unseen_scans := array.concat(pipeline_steps.hidden, pipeline_steps.unseen_scans)

# Jobs that publish what may be an image.
_unseen_releases := [finding |
	some job in pipeline_steps.jobs
	"release" in job.does
	finding := _perhaps(job)
]

_perhaps(job) := pipelines.behind_targets(job.path, job) if {
	pipelines.behind_targets(job.path, job)
} else := {"message": message, "at": ["files", job.path], "line": job.line} if {
	"goreleaser" in job.tools
	message := sprintf("whether GoReleaser makes an image in job %q stands in a file of its own, which is not read", [job.id])
}

_is_scanned if {
	some job in pipeline_steps.jobs
	"scan" in job.does
	some tool in job.tools
	_looks_into_images(tool, job)
}

_looks_into_images(tool, _) if tool in {"grype-image", "snyk-image", "trivy-image", "wiz-image"}

# Where a job says that it scans files with a tool, an image has to be named besides.
_looks_into_images(tool, job) if {
	tool in _tools
	not sprintf("%s-files", [tool]) in job.tools
}

_tools := {
	"anchore", "auto-devops", "clair", "docker-scout", "gitlab-container-scanning", "grype", "prisma-cloud", "snyk",
	"sysdig", "trivy", "wiz",
} | {tool | some tool in data.karat.parameters.tools}
