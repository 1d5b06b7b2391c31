package github_actions.secrets_inherit_test

import data.github_actions.secrets_inherit

_workflow(secrets) := {"on": "push", "jobs": {"call": {"uses": "a/b/.github/workflows/x.yml@v1", "secrets": secrets}}}

test_finds_secrets_that_are_passed_without_a_name if {
	secrets_inherit.deny == {{
		"message": "job \"call\" hands every secret to the workflow that it calls",
		"at": ["jobs", "call", "secrets"],
	}} with input as _workflow("inherit")
}

test_accepts_secrets_by_name if {
	secrets_inherit.deny == set() with input as _workflow({"inherit": "${{ secrets.TOKEN }}"})
	secrets_inherit.deny == set() with input as _workflow({})
}

test_accepts_calls_without_secrets if {
	secrets_inherit.deny == set() with input as {"jobs": {"call": {"uses": "./.github/workflows/x.yml"}}}
}

test_accepts_other_kinds if {
	secrets_inherit.deny == set() with input as {"kind": "Pod", "secrets": "inherit"}
}
