package github_actions.archived_action_test

import data.github_actions.archived_action

_workflow(uses) := {"on": "push", "jobs": {"build": {"steps": [{"uses": uses}]}}}

test_finds_archived_repositories if {
	every uses in ["actions-rs/cargo@v1", "Actions-RS/Cargo@11bd71901bbe5b1630ceea73d27597364c9af683"] {
		archived_action.deny == {{
			"message": "job \"build\", step 1 uses actions-rs/cargo, which its owner has archived",
			"at": ["jobs", "build", "steps", 0, "uses"],
		}} with input as _workflow(uses)
	}
}

test_accepts_other_repositories if {
	every uses in ["actions/checkout@v4", "acme/cargo@v1", "./actions-rs/cargo", "docker://actions-rs/cargo"] {
		archived_action.deny == set() with input as _workflow(uses)
	}
}

test_accepts_jobs_without_actions if {
	archived_action.deny == set() with input as {"jobs": {"build": {"steps": [{"run": "make"}]}}}
}

test_accepts_other_kinds if {
	archived_action.deny == set() with input as {"kind": "Pod"}
}
