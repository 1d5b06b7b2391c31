package github_actions.confused_deputy_auto_merge_test

import data.github_actions.confused_deputy_auto_merge as rule
import data.lib.fix

_workflow(on, condition, steps) := {"on": on, "jobs": {"merge": {"if": condition, "steps": steps}}}

_actor := "github.actor == 'dependabot[bot]'"

_found(index, at) := {{
	"message": sprintf("job \"merge\", step %d merges or approves because a bot acted last", [index + 1]),
	"at": ["jobs", "merge", "steps", index, at],
}}

_merge := {"run": "gh pr merge --auto --squash \"$URL\""}

test_finds_merges_and_approvals if {
	fix.bare(rule.deny) == _found(0, "run") with input as _workflow("pull_request_target", _actor, [_merge])
	fix.bare(rule.deny) == _found(0, "run") with input as _workflow("workflow_run", _actor, [{"run": "gh pr review --approve \"$URL\""}])
	fix.bare(rule.deny) == _found(0, "uses") with input as _workflow(
		["pull_request_target"],
		_actor,
		[{"uses": "hmarr/auto-approve-action@v4"}],
	)
}

test_finds_conditions_of_steps_and_scripts if {
	fix.bare(rule.deny) == _found(0, "run") with input as _workflow(
		"pull_request_target",
		"success()",
		[object.union(_merge, {"if": _actor})],
	)
	fix.bare(rule.deny) == _found(0, "run") with input as _workflow(
		"pull_request_target",
		"success()",
		[{"run": "if [ \"$GITHUB_ACTOR\" = \"dependabot[bot]\" ]; then gh pr merge \"$URL\"; fi"}],
	)
}

test_finds_scripts_that_call_the_api if {
	fix.bare(rule.deny) == {{
		"message": "job \"merge\", step 1 merges or approves because a bot acted last",
		"at": ["jobs", "merge", "steps", 0, "with", "script"],
	}} with input as _workflow(
		"pull_request_target",
		_actor,
		[{"uses": "actions/github-script@v7", "with": {"script": "await github.rest.pulls.merge({})"}}],
	)
}

test_accepts_the_author_and_verified_commits if {
	rule.deny == set() with input as _workflow(
		"pull_request_target",
		"github.event.pull_request.user.login == 'dependabot[bot]'",
		[_merge],
	)
	rule.deny == set() with input as _workflow(
		"pull_request_target",
		_actor,
		[{"uses": "dependabot/fetch-metadata@v2"}, _merge],
	)
}

test_accepts_the_author_beside_the_actor if {
	author := "github.event.pull_request.user.login == 'dependabot[bot]'"
	rule.deny == set() with input as _workflow("pull_request_target", sprintf("%s && %s", [_actor, author]), [_merge])
	rule.deny == set() with input as _workflow("pull_request_target", _actor, [object.union(_merge, {"if": author})])
	own := "github.repository == github.event.pull_request.head.repo.full_name"
	count(rule.deny) == 1 with input as _workflow("pull_request_target", sprintf("%s || %s", [_actor, author]), [_merge])
	count(rule.deny) == 1 with input as _workflow("pull_request_target", sprintf("%s && %s", [_actor, own]), [_merge])
}

test_finds_merges_before_the_verification if {
	fix.bare(rule.deny) == _found(0, "run") with input as _workflow(
		"pull_request_target",
		_actor,
		[_merge, {"uses": "dependabot/fetch-metadata@v2"}],
	)
}

test_accepts_other_events_and_steps if {
	rule.deny == set() with input as _workflow("pull_request", _actor, [_merge])
	rule.deny == set() with input as _workflow("pull_request_target", _actor, [{"run": "gh pr comment"}])
	rule.deny == set() with input as {"on": "pull_request_target", "jobs": {"merge": {"steps": [_merge]}}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
