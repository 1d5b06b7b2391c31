# METADATA
# title: Flaky CI
# description: >-
#   Too many runs of CI failed and then passed on the same commit. People learn to press "run again" without reading, so
#   that a true failure is passed over too, and every change waits longer. Judged by the source `ci-runs` of imported facts,
#   whose rows say `started`, `outcome`, `commit` and `workflow`, over the last weeks.
# related_resources:
#   - ref: https://testing.googleblog.com/2016/05/flaky-tests-at-google-and-how-we.html
#     description: Google, flaky tests
#   - ref: https://dora.dev/capabilities/test-automation/
#     description: DORA, test automation
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [imported.ci-runs]
#   remediation: >-
#     List the tests that failed and passed on one commit, put the worst aside into a job that does not block, and repair
#     or delete them within a week. Usual causes are time, order, ports, the network and data that tests share.
#   parameters:
#     percent:
#       default: 5
#       description: Percent of commits that may fail and pass in the same workflow.
#     days:
#       default: 30
#       description: Days that are looked at.
#     least_commits:
#       default: 20
#       description: Commits that are needed for a judgement.
package build.flaky_ci

import data.lib.imported_rows

applies if _is_enough

applies if imported_rows.is_silent("ci-runs")

deny contains {"message": message, "at": []} if {
	_is_enough
	count(_flaky) * 100 > data.karat.parameters.percent * count(_outcomes)
	message := sprintf("%d of %d commits failed and passed in the same workflow, %v %% are accepted", [
		count(_flaky),
		count(_outcomes),
		data.karat.parameters.percent,
	])
}

unknown contains {"message": "the source ci-runs has no run of it", "at": []} if imported_rows.is_silent("ci-runs")

measure := {"value": count(_outcomes) - count(_flaky), "of": count(_outcomes)} if _is_enough

_is_enough if count(_outcomes) >= data.karat.parameters.least_commits

# What came out of each commit in each workflow.
_outcomes[[run.commit, workflow]] contains run.outcome if {
	some run in input.facts.imported["ci-runs"].rows
	run.started > input.facts.now - (data.karat.parameters.days * 86400)
	run.outcome in {"success", "failure"}
	workflow := object.get(run, "workflow", "")
}

_flaky := [pair | some pair, outcomes in _outcomes; count(outcomes) == 2]
