package github_actions.bot_conditions_test

import data.github_actions.bot_conditions

_workflow(on, condition) := {"on": on, "jobs": {"merge": {"if": condition, "steps": [{"run": "x"}]}}}

test_finds_conditions_of_jobs_and_steps if {
	bot_conditions.deny == {
		{
			"message": "job \"merge\" recognises a bot by who acted last, which a stranger can arrange",
			"at": ["jobs", "merge", "if"],
		},
		{
			"message": "job \"merge\", step 1 recognises a bot by who acted last, which a stranger can arrange",
			"at": ["jobs", "merge", "steps", 0, "if"],
		},
	} with input as {"on": "pull_request_target", "jobs": {"merge": {
		"if": "github.actor == 'dependabot[bot]'",
		"steps": [{"run": "x", "if": "${{ github.actor == 'renovate[bot]' }}"}],
	}}}
}

test_accepts_the_author if {
	bot_conditions.deny == set() with input as _workflow(
		"pull_request_target",
		"github.event.pull_request.user.login == 'dependabot[bot]'",
	)
}

test_accepts_the_author_beside if {
	every beside in [
		"github.event.pull_request.user.login == 'dependabot[bot]'",
		"github.event.pull_request.author_association == 'MEMBER'",
	] {
		bot_conditions.deny == set() with input as _workflow(
			"pull_request",
			sprintf("github.actor == 'dependabot[bot]' && %s", [beside]),
		)
		count(bot_conditions.deny) == 1 with input as _workflow(
			"pull_request",
			sprintf("github.actor == 'dependabot[bot]' || %s", [beside]),
		)
		bot_conditions.deny == set() with input as {"on": "pull_request_target", "jobs": {"merge": {
			"if": beside,
			"steps": [{"run": "x", "if": "github.actor == 'dependabot[bot]'"}],
		}}}
	}
	count(bot_conditions.deny) == 1 with input as _workflow(
		"pull_request",
		"github.actor == 'dependabot[bot]' && github.event.pull_request.user.login != 'stranger'",
	)

	# Whoever may push a branch here is no bot yet.
	count(bot_conditions.deny) == 1 with input as _workflow(
		"pull_request",
		"github.actor == 'dependabot[bot]' && github.repository == github.event.pull_request.head.repo.full_name",
	)
}

test_accepts_events_of_people_with_rights if {
	bot_conditions.deny == set() with input as _workflow(["push", "schedule"], "github.actor == 'dependabot[bot]'")
}

test_accepts_jobs_without_a_condition if {
	bot_conditions.deny == set() with input as {"on": "pull_request_target", "jobs": {"merge": {"steps": []}}}
}

test_accepts_other_kinds if {
	bot_conditions.deny == set() with input as {"kind": "Pod"}
}
