# METADATA
# title: No CI
# description: >-
#   No file configures a CI system. Changes are merged without being built and tested, and what is shipped is built on
#   somebody's machine.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#ci-tests
#     description: OpenSSF Scorecard, CI-Tests
# custom:
#   severity: medium
#   kinds: [repository]
#   remediation: >-
#     Add a workflow that builds and tests every pull request, on GitHub as `.github/workflows/ci.yml`, on GitLab as
#     `.gitlab-ci.yml`. Where CI is configured outside of the repository, waive the rule and say where.
#   controls:
#     openssf_scorecard: [CI-Tests]
package repository.missing_ci

import data.lib.pipelines
import data.lib.repository

deny contains {"message": "the repository configures no CI system", "at": []} if {
	_configures_none
	not pipelines.prow
}

unknown contains pipelines.prow if _configures_none

# What Jenkins runs may stand in a file of another name than `Jenkinsfile`.
_configures_none if {
	repository.known
	count(input.facts.ci) == 0
	count(pipelines.unread) == 0
}
