package github_actions.github_app_token_test

import data.github_actions.github_app_token as rule
import data.lib.fix

_workflow(inputs) := {"on": "push", "jobs": {"build": {"steps": [{
	"uses": "actions/create-github-app-token@v3",
	"with": inputs,
}]}}}

_given(inputs) := _workflow(object.union({"client-id": "x", "private-key": "y"}, inputs))

_at := ["jobs", "build", "steps", 0]

_all_permissions := {"message": "job \"build\", step 1 makes a token with all permissions of the app", "at": array.concat(_at, ["uses"])}

_all_repositories := {
	"message": "job \"build\", step 1 makes a token for all repositories of the owner",
	"at": array.concat(_at, ["with", "owner"]),
}

_outlives(key) := {"message": "job \"build\", step 1 makes a token that outlives the job", "at": array.concat(_at, ["with", key])}

test_finds_tokens_with_all_permissions if {
	fix.bare(rule.deny) == {_all_permissions} with input as _given({})
	fix.bare(rule.deny) == {_all_permissions} with input as _given({"repositories": "a"})
	fix.bare(rule.deny) == {_all_permissions} with input as {"jobs": {"build": {"steps": [{"uses": "Actions/Create-GitHub-App-Token@v3"}]}}}
}

test_finds_tokens_for_all_repositories if {
	fix.bare(rule.deny) == {_all_repositories} with input as _given({"owner": "acme", "permission-issues": "write"})
	fix.bare(rule.deny) == {_all_repositories} with input as _given({"owner": "acme", "repositories": "", "permission-issues": "write"})
	fix.bare(rule.deny) == {_all_repositories} with input as _given({
		"owner": "acme",
		"permission-issues": "write",
		"permission-members": "write",
	})
	fix.bare(rule.deny) == {_all_repositories, _all_permissions} with input as _given({"owner": "acme"})
}

test_finds_tokens_that_outlive_the_job if {
	every value in [true, "true", "${{ github.ref_name == 'main' }}"] {
		fix.bare(rule.deny) == {_outlives("skip-token-revoke")} with input as _given({
			"skip-token-revoke": value,
			"permission-issues": "write",
		})
	}
	fix.bare(rule.deny) == {_outlives("Skip_Token_Revoke")} with input as _given({
		"Skip_Token_Revoke": "true",
		"permission-issues": "write",
	})
}

test_accepts_tokens_for_what_is_needed if {
	every inputs in [
		{"permission-issues": "write"},
		{"Permission-Contents": "read", "owner": "acme", "Repositories": "docs"},
		{"permission-members": "read", "owner": "acme"},
		{"permission-organization-projects": "write", "permission-members": "read", "owner": "acme"},
		{"permission-issues": "write", "skip-token-revoke": false},
		{"permission-issues": "write", "skip-token-revoke": "false"},
		{"permission-issues": "write", "owner": ""},
	] {
		rule.deny == set() with input as _given(inputs)
	}
}

test_does_not_know_what_an_input_says if {
	workflow := object.union(
		{"on": {"workflow_dispatch": {"inputs": {"keep": {"type": "boolean"}}}}},
		{"jobs": _given({"permission-issues": "write", "skip-token-revoke": "${{ inputs.keep }}"}).jobs},
	)
	rule.deny == set() with input as workflow
	rule.unknown == {{
		"message": "whether the token of job \"build\", step 1 outlives the job depends on ${{ inputs.keep }}",
		"at": array.concat(_at, ["with", "skip-token-revoke"]),
	}} with input as workflow
	by_default := json.patch(workflow, [{"op": "add", "path": "/on/workflow_dispatch/inputs/keep/default", "value": false}])
	rule.deny | rule.unknown == set() with input as by_default
}

test_accepts_other_actions_and_inputs_in_one_expression if {
	rule.deny == set() with input as {"jobs": {"build": {"steps": [{"uses": "actions/checkout@v4"}, {"run": "x"}]}}}
	rule.deny == set() with input as _workflow("${{ fromJSON(env.INPUTS) }}")
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
