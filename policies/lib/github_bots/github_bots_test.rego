package lib.github_bots_test

import data.lib.github_bots as bots

test_finds_conditions_on_who_acted_last if {
	every text in [
		"github.actor == 'dependabot[bot]'", "${{ github['ACTOR'] == 'mystery[bot]' && success() }}",
		"'renovate[bot]' == github.triggering_actor", "github.event.pull_request.sender.login == 'x[bot]'",
		"github.actor_id == 49699333", "${{ github.actor_id == '49699333' }}", "startsWith(github.actor, 'dependabot')",
		"contains(fromJSON('[\"dependabot[bot]\", \"x\"]'), github.actor)", "contains(github.actor, '[bot]')",
	] {
		bots.trusts_last_actor(text)
	}
}

test_accepts_other_conditions if {
	every text in [
		"github.event.pull_request.user.login == 'dependabot[bot]'", "github.actor == 'octocat'", "github.actor != 'dependabot[bot]'",
		"!contains(github.actor, '[bot]')", "github.actor_id == 1", "success()", "github.ref == 'refs/heads/bot'",
	] {
		not bots.trusts_last_actor(text)
	}
}
