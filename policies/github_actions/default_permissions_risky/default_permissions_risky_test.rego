package github_actions.default_permissions_risky_test

import data.github_actions.default_permissions_risky as rule
import data.lib.fix

_workflow(extra) := object.union({"on": ["push", "issue_comment"], "jobs": {"reply": {"steps": []}}}, extra)

test_finds_jobs_that_leave_their_rights_to_the_settings if {
	fix.bare(rule.deny) == {{
		"message": "job \"reply\" runs on issue_comment with the default rights of its token",
		"at": ["jobs", "reply"],
	}} with input as _workflow({})
	fix.bare(rule.deny) == {{
		"message": "job \"reply\" runs on pull_request_target with the default rights of its token",
		"at": ["jobs", "reply"],
	}} with input as _workflow({"on": "pull_request_target", "jobs": {"label": {"permissions": {}}}})
}

test_accepts_rights_of_the_workflow_or_the_job if {
	rule.deny == set() with input as _workflow({"permissions": {}})
	rule.deny == set() with input as _workflow({"jobs": {"reply": {"permissions": {"issues": "write"}}}})
}

test_accepts_other_events if {
	rule.deny == set() with input as _workflow({"on": ["push", "pull_request"]})
	rule.deny == set() with input as {"jobs": {"reply": {}}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
