package github_actions.dependabot_execution_test

import data.github_actions.dependabot_execution as rule
import data.lib.fix

_file(extra) := {"version": 2, "updates": [{"package-ecosystem": "npm"}, object.union({"package-ecosystem": "bundler"}, extra)]}

test_finds_updates_that_run_code if {
	fix.bare(rule.deny) == {{
		"message": "updates of bundler may run the code of dependencies",
		"at": ["updates", 1, "insecure-external-code-execution"],
	}} with input as _file({"insecure-external-code-execution": "allow"})
	fix.bare(rule.deny) == {{
		"message": "updates of packages may run the code of dependencies",
		"at": ["updates", 0, "insecure-external-code-execution"],
	}} with input as {"updates": [{"insecure-external-code-execution": "allow"}]}
}

test_accepts_updates_that_run_none if {
	rule.deny == set() with input as _file({})
	every value in ["deny", null, true, ["allow"]] {
		rule.deny == set() with input as _file({"insecure-external-code-execution": value})
	}
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [{"updates": null}, {"updates": ["allow"]}, {"updates": {"a": "b"}}, {"kind": "Pod"}] {
		rule.deny == set() with input as file
	}
}
