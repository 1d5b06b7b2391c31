package github_actions.concurrency_limits_test

import data.github_actions.concurrency_limits as rule
import data.lib.fix

_workflow(extra, jobs) := object.union({"on": "push", "jobs": jobs}, extra)

_job := {"runs-on": "ubuntu-24.04", "steps": [{"run": "make"}]}

test_finds_workflows_without_limits if {
	fix.bare(rule.deny) == {{
		"message": "runs do not wait for one another: job \"a\"",
		"at": ["on"],
	}} with input as _workflow({}, {"a": _job, "b": {"uses": "./.github/workflows/b.yml"}})
	fix.bare(rule.deny) == {{
		"message": "runs do not wait for one another: 2 jobs",
		"at": ["on"],
	}} with input as _workflow({"on": {"workflow_call": {}, "push": {}}}, {"a": _job, "b": _job})
}

test_finds_groups_alone if {
	fix.bare(rule.deny) == {{
		"message": "the workflow does not say whether a newer run stops an older one",
		"at": ["concurrency"],
	}} with input as _workflow({"concurrency": "ci"}, {"a": _job})
	fix.bare(rule.deny) == {
		{"message": "job \"a\" does not say whether a newer run stops an older one", "at": ["jobs", "a", "concurrency"]},
		{"message": "runs do not wait for one another: job \"b\"", "at": ["on"]},
	} with input as _workflow({}, {"a": object.union(_job, {"concurrency": "ci"}), "b": _job})
}

test_accepts_workflows_that_say_it if {
	every cancel in [true, false, "${{ github.event_name == 'pull_request' }}"] {
		said := {"concurrency": {"group": "ci", "cancel-in-progress": cancel}}
		rule.deny == set() with input as _workflow(said, {"a": _job, "b": object.union(_job, {"concurrency": "b"})})
		rule.deny == set() with input as _workflow({}, {"a": object.union(_job, said)})
	}
}

test_accepts_workflows_that_others_call_and_jobs_that_call if {
	rule.deny == set() with input as _workflow({"on": "workflow_call"}, {"a": _job})
	rule.deny == set() with input as _workflow({"on": {"workflow_call": {"inputs": {}}}}, {"a": _job})
	rule.deny == set() with input as _workflow({}, {"a": {"uses": "./.github/workflows/a.yml"}})
}

test_mends_workflows_for_pull_requests if {
	some finding in rule.deny with input as _workflow({"on": ["push", "pull_request"]}, {"a": _job})
	finding.fix.edits[0].path == ["concurrency"]
	some other in rule.deny with input as _workflow({"on": "push"}, {"a": _job})
	not other.fix
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [_workflow({}, null), _workflow({}, ["a"]), {"on": "push"}, {"jobs": {"a": _job}}, {"kind": "Pod"}] {
		rule.deny == set() with input as file
	}
}
