# METADATA
# title: Slow CI
# description: >-
#   The slowest twentieth of the runs of CI takes longer than asked for. People turn to something else while they wait,
#   changes grow larger so that the wait pays, and a fix of an incident takes as long. Judged by the source `ci-runs` of
#   imported facts, whose rows say `started`, `seconds` and `outcome`, over the last weeks.
# related_resources:
#   - ref: https://dora.dev/capabilities/continuous-integration/
#     description: DORA, continuous integration
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [imported.ci-runs]
#   remediation: >-
#     Look for the longest job of the longest pipeline: cache dependencies, split tests over machines, let independent
#     jobs start at once, and run for a pull request only what the change can break. What takes long and seldom fails may
#     run after the merge.
#   parameters:
#     minutes:
#       default: 20
#       description: Minutes that 95 of 100 runs may take at most.
#     days:
#       default: 30
#       description: Days that are looked at.
#     least_runs:
#       default: 20
#       description: Runs that are needed for a judgement.
package build.slow_ci

import data.lib.imported_rows

applies if _is_enough

applies if imported_rows.is_silent("ci-runs")

deny contains {"message": message, "at": []} if {
	_is_enough
	_high > data.karat.parameters.minutes * 60
	message := sprintf("of %d runs of CI, one in twenty takes %d minutes or more, %d are asked for", [
		count(_seconds),
		floor(_high / 60),
		data.karat.parameters.minutes,
	])
}

unknown contains {"message": "the source ci-runs has no run of it", "at": []} if imported_rows.is_silent("ci-runs")

_is_enough if count(_seconds) >= data.karat.parameters.least_runs

# The 95th percentile, by nearest rank.
_high := _seconds[ceil(count(_seconds) * 0.95) - 1]

# Runs that came to an end; what somebody cancelled says nothing.
_seconds := sort([run.seconds |
	some run in input.facts.imported["ci-runs"].rows
	run.started > input.facts.now - (data.karat.parameters.days * 86400)
	run.outcome in {"success", "failure"}
])
