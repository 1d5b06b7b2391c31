# METADATA
# title: Test coverage below the threshold
# description: >-
#   A report of coverage that is in the repository says that tests reach fewer lines than asked for. What no test reaches
#   breaks unnoticed. The share says nothing of how good the tests are: take it as a floor, not as a goal.
# related_resources:
#   - ref: https://martinfowler.com/bliki/TestCoverage.html
#     description: Martin Fowler, test coverage
#   - ref: https://testing.googleblog.com/2020/08/code-coverage-best-practices.html
#     description: Google, code coverage best practices
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [coverage]
#   remediation: >-
#     Look in the report for what is least covered and changes most, and write tests there first. Then let the tool fail
#     below the share that you have (`--cov-fail-under`, `coverageThreshold`, `jacocoTestCoverageVerification`), and raise
#     it from time to time.
#   parameters:
#     minimum:
#       default: 60
#       description: Percent of the lines that tests have to cover.
package build.low_coverage

import data.lib.asides
import data.lib.entity

applies if count(_reports) > 0

deny contains {"message": message, "at": ["files", report.path]} if {
	some report in _reports
	percent := (report.covered * 100) / report.lines
	percent < data.karat.parameters.minimum
	message := sprintf("tests cover %d %% of the lines, %d %% are asked for", [floor(percent), data.karat.parameters.minimum])
}

measure := {"value": sum(covered), "of": sum(lines)} if {
	count(_reports) > 0
	covered := [report.covered | some report in _reports]
	lines := [report.lines | some report in _reports]
}

_reports := [report |
	some report in input.facts.coverage
	report.lines > 0
	entity.own(report.path)
	not asides.is_aside(report.path)
]
