package build.unmeasured_coverage_test

import data.build.unmeasured_coverage

_repository(does, reports) := {
	"files": {},
	"facts": {
		"languages": {"go": 3},
		"coverage": reports,
		"pipelines": [{"triggers": ["push"], "jobs": [{"id": "t", "does": does, "tools": []}]}],
	},
}

_found := {{"message": "tests run in CI, and nothing measures what they cover", "at": []}}

test_finds_tests_without_coverage if {
	unmeasured_coverage.deny == _found with input as _repository(["test"], [])
}

test_accepts_what_measures if {
	unmeasured_coverage.deny == set() with input as _repository(["test", "coverage"], [])
	unmeasured_coverage.deny == set() with input as _repository(["test"], [{"path": "lcov.info"}])
}

test_applies_where_tests_run if {
	unmeasured_coverage.applies with input as _repository(["test"], [])
	not unmeasured_coverage.applies with input as _repository(["build"], [])
	not unmeasured_coverage.applies with input as {"kind": "Pod"}
}
