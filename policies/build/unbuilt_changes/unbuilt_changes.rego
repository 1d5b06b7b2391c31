# METADATA
# title: Changes are merged unbuilt
# description: >-
#   The repository has code that must be compiled, and no pipeline that runs for a pull request compiles it, by building or
#   by testing. A change that does not even compile is merged, and the next person who takes the default branch cannot work.
# related_resources:
#   - ref: https://dora.dev/capabilities/continuous-integration/
#     description: DORA, continuous integration
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [github_workflow]
#   facts: [pipelines]
#   remediation: >-
#     Run the build on `pull_request`, with the command that makes what you ship (`go build ./...`, `mvn verify`, `npm run
#     build`, `docker build .`), and require its status on the default branch.
package build.unbuilt_changes

import data.lib.code
import data.lib.pipelines

applies if count(code.compiled) > 0

deny contains {"message": "no pipeline builds a change before it is merged", "at": []} if {
	not _done
	count(pipelines.hidden) == 0
}

unknown contains place if {
	not _done
	some place in pipelines.hidden
}

_done if count(pipelines.done_before_merge & {"build", "test"}) > 0
