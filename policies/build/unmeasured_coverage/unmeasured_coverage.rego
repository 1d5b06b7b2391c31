# METADATA
# title: Test coverage is not measured
# description: >-
#   No pipeline measures which code the tests reach, and no report is in the repository. Nobody sees that a change of a
#   hundred lines came without a test, and the parts that nothing tests are known only by memory.
# related_resources:
#   - ref: https://testing.googleblog.com/2020/08/code-coverage-best-practices.html
#     description: Google, code coverage best practices
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [pom]
#   facts: [coverage, pipelines]
#   remediation: >-
#     Let the test job measure (`go test -coverprofile=coverage.out ./...`, `pytest --cov`, `vitest run --coverage`,
#     `cargo llvm-cov`) and show the share of the changed lines in the pull request.
package build.unmeasured_coverage

import data.lib.code
import data.lib.jvm_builds
import data.lib.pipelines

applies if {
	"test" in pipelines.done
	count(code.programmed) > 0
}

deny contains {"message": "tests run in CI, and nothing measures what they cover", "at": []} if {
	"test" in pipelines.done
	not _is_measured
	count(jvm_builds.hidden_behind(pipelines.tools, _meters)) == 0
}

unknown contains place if {
	"test" in pipelines.done
	not _is_measured
	some place in jvm_builds.hidden_behind(pipelines.tools, _meters)
}

_is_measured if "coverage" in pipelines.done

_is_measured if count(input.facts.coverage) > 0

# A build of Maven that measures by itself.
_is_measured if {
	"maven" in pipelines.tools
	count(jvm_builds.bound & _meters) > 0
}

_meters := {"clover", "cobertura", "jacoco"}
