# METADATA
# title: Changes are merged untested
# description: >-
#   No pipeline that runs for a pull request runs tests. Whoever reviews sees what a change says, not what it does; what it
#   breaks is found on the default branch, by everybody at once. A job counts by its commands, not by its name. Pipelines
#   that start only with a push to the default branch come too late.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#ci-tests
#     description: OpenSSF Scorecard, CI-Tests
#   - ref: https://dora.dev/capabilities/test-automation/
#     description: DORA, test automation
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [github_workflow]
#   facts: [pipelines]
#   remediation: >-
#     Let the pipeline run your tests on `pull_request` (GitLab: for merge requests or every branch), by their own command
#     (`go test ./...`, `npm test`, `pytest`), and require its status on the default branch. Where there are no tests,
#     begin with one that starts the program.
#   controls:
#     openssf_scorecard: [CI-Tests]
package build.untested_changes

import data.lib.code
import data.lib.pipelines

applies if count(code.programmed) > 0

deny contains {"message": "no pipeline tests a change before it is merged", "at": []} if {
	not _done
	count(pipelines.hidden) == 0
}

unknown contains place if {
	not _done
	some place in pipelines.hidden
}

_done if count(pipelines.done_before_merge & {"test"}) > 0
