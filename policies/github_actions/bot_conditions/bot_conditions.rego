# METADATA
# title: Bot recognised by who acted last
# description: >-
#   A condition trusts a bot by `github.actor`. That is whoever acted last on the pull request, not who wrote it: a stranger
#   puts code on a branch, makes the bot act on it, by asking Dependabot to rebase for example, and the condition holds for the
#   stranger's code. Beside a condition on who wrote it, it may be asked for.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/dependabot/working-with-dependabot/automating-dependabot-with-github-actions
#     description: GitHub, automating Dependabot with GitHub Actions
#   - ref: https://www.synacktiv.com/publications/github-actions-exploitation-dependabot
#     description: Synacktiv, exploitation by way of Dependabot
# custom:
#   severity: high
#   kinds: [github_workflow]
#   remediation: >-
#     Compare the author, `github.event.pull_request.user.login == 'dependabot[bot]'`, and the repository, `github.repository ==
#     'owner/name'`. For comments and reviews compare `github.event.comment.user.login` or `github.event.review.user.login`.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
package github_actions.bot_conditions

import data.lib.github
import data.lib.github_conditions as conditions

_events := {
	"discussion", "discussion_comment", "issue_comment", "issues", "pull_request", "pull_request_review",
	"pull_request_review_comment", "pull_request_target", "workflow_run",
}

deny contains {"message": message, "at": condition.at} if {
	count(github.triggers & _events) > 0
	some condition in github.conditions
	conditions.trusts_last_actor(condition.text)
	not _names_the_author(condition)
	message := sprintf("%s recognises a bot by who acted last, which a stranger can arrange", [condition.label])
}

_names_the_author(condition) if conditions.names_the_author(condition.text)

# What holds for the job holds for its steps, as does what skips the jobs that it needs.
_names_the_author(condition) if {
	some text in conditions.required_by(github.jobs, condition.at[1])
	conditions.names_the_author(text)
}
