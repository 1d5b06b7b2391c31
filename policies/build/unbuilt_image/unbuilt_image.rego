# METADATA
# title: Images are first built after the merge
# description: >-
#   The repository has a Dockerfile, beside those of samples, of tests and of editors, and no pipeline that runs for a pull
#   request builds an image. A base image that is gone, a file that is no more copied or a package that has moved breaks the
#   build on the default branch, often in the middle of a release.
# related_resources:
#   - ref: https://docs.docker.com/build/ci/github-actions/
#     description: Docker, builds in GitHub Actions
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [dockerfile, github_workflow]
#   facts: [pipelines]
#   remediation: >-
#     Build the image on `pull_request` without pushing it (`docker build .`, or `docker/build-push-action` with `push:
#     false`), with the cache of the registry so that it takes seconds.
package build.unbuilt_image

import data.lib.code
import data.lib.pipelines

applies if count(code.dockerfiles) > 0

deny contains {"message": "no pipeline builds an image before a change is merged", "at": []} if {
	not _is_built
	count(_unseen) == 0
}

unknown contains place if {
	not _is_built
	some place in _unseen
}

_is_built if {
	some pipeline in pipelines.before_merge
	some job in pipeline.jobs
	"build" in job.does
	pipelines.makes_image(job)
}

_unseen := pipelines.hidden | {place |
	some pipeline in pipelines.before_merge
	some job in pipeline.jobs
	"build" in job.does
	place := pipelines.behind_targets(pipeline.path, job)
}
