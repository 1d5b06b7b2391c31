# METADATA
# title: Merge on the word of a bot that can be led
# description: >-
#   A job merges or approves a pull request because a bot acted on it last. A stranger can make the bot do so, by asking
#   Dependabot to rebase a branch that holds the stranger's commits for example. The job then merges those with the rights of
#   the repository.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/dependabot/working-with-dependabot/automating-dependabot-with-github-actions
#     description: GitHub, automating Dependabot with GitHub Actions
#   - ref: https://boostsecurity.io/blog/weaponizing-dependabot-pwn-request-at-its-finest
#     description: BoostSecurity, weaponizing Dependabot
# custom:
#   severity: critical
#   kinds: [github_workflow]
#   remediation: >-
#     Compare the author instead, `github.event.pull_request.user.login == 'dependabot[bot]'`, and let
#     `dependabot/fetch-metadata` run before the merge, which fails unless every commit is Dependabot's. Use
#     `gh pr merge --auto`, so that required checks and reviews still count.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
package github_actions.confused_deputy_auto_merge

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_conditions as conditions
import data.lib.github_scripts as scripts

_merging := concat("|", [
	`\bgh\s+pr\s+(merge\b|review\b[^\n]*(--approve|\s-a\b))`,
	`/pulls/[^\n]*/merge\b`,
	`\b(mergePullRequest|enablePullRequestAutoMerge)\b`,
])

_merging_actions := {
	"ahmadnassri/action-dependabot-auto-merge", "ana06/automatic-pull-request-review",
	"hmarr/auto-approve-action",
	"juliangruber/approve-pull-request-action",
	"pascalgn/automerge-action", "peter-evans/enable-pull-request-automerge",
}

# They look at the author of the pull request or at that of each commit themselves.
_verifying_actions := {"dependabot/fetch-metadata", "fastify/github-action-merge-dependabot"}

deny contains {"message": message, "at": array.concat(entry.path, at), "words": words} if {
	count(github.triggers & {"pull_request_target", "workflow_run"}) > 0
	some entry in github.steps
	[at, words] := _merges(entry.step)
	_trusts_last_actor(entry)
	not _is_verified(entry)
	message := sprintf("%s merges or approves because a bot acted last", [entry.label])
}

# Where a step merges: [place, words].
_merges(step) := [["run"], scripts.words_of(found[0])] if {
	is_string(step.run)
	found := regex.find_n(_merging, step.run, 1)
	count(found) > 0
} else := [["uses"], []] if {
	actions.name_of(step) in _merging_actions
} else := [["with", "script"], found] if {
	is_string(step["with"].script)
	found := regex.find_n(`\bpulls\.(?:merge|createReview)\(`, step["with"].script, 1)
	count(found) > 0
}

_trusts_last_actor(entry) if {
	some holder in [entry.step, github.jobs[entry.job]]
	is_string(holder["if"])
	conditions.trusts_last_actor(holder["if"])
}

_trusts_last_actor(entry) if {
	is_string(entry.step.run)
	regex.match(`GITHUB_(TRIGGERING_)?ACTOR\}?["']?\s*==?\s*["']?[\w-]+\\?\[bot`, entry.step.run)
}

_is_verified(entry) if {
	some text in conditions.required_by(github.jobs, entry.job)
	conditions.names_the_author(text)
}

_is_verified(entry) if {
	is_string(entry.step["if"])
	conditions.names_the_author(entry.step["if"])
}

_is_verified(entry) if {
	some other in github.steps
	other.job == entry.job
	actions.name_of(other.step) in _verifying_actions
	other.path[3] < entry.path[3]
}
