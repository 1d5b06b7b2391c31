package build.low_coverage_test

import data.build.low_coverage

_component(reports) := {"entity": {"scope": "shop"}, "files": {}, "facts": {"coverage": [
{"path": path, "format": "lcov", "lines": lines, "covered": covered} |
	some [path, lines, covered] in reports
]}}

_deny(reports) := found if {
	found := low_coverage.deny with input as _component(reports) with data.karat.parameters as {"minimum": 60}
}

test_finds_reports_below_the_threshold if {
	_deny([["shop/lcov.info", 200, 119], ["shop/web/lcov.info", 10, 9]]) == {{
		"message": "tests cover 59 % of the lines, 60 % are asked for",
		"at": ["files", "shop/lcov.info"],
	}}
}

test_accepts_reports_from_the_threshold_on if {
	_deny([["shop/lcov.info", 200, 120]]) == set()
	_deny([["web/lcov.info", 200, 1]]) == set()
}

test_applies_where_there_are_reports if {
	low_coverage.applies with input as _component([["shop/lcov.info", 200, 120]])
	not low_coverage.applies with input as _component([["shop/lcov.info", 0, 0]])
	not low_coverage.applies with input as _component([])
	not low_coverage.applies with input as {"kind": "Pod"}
}

test_measures_the_share_of_covered_lines if {
	low_coverage.measure == {"value": 128, "of": 210} with input as _component([
		["shop/lcov.info", 200, 119],
		["shop/web/lcov.info", 10, 9],
	])
}
