# METADATA
# title: Action for what the runner can do itself
# description: >-
#   A step uses an action of somebody else's for what a program does that is on every runner of GitHub, such as `gh`, `git`, `jq` or
#   `rustup`. Each action, with all that it is built from, is one more party whose next release runs with the job's token.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-github-cli
#     description: GitHub, GitHub CLI in workflows
#   - ref: https://docs.github.com/en/actions/reference/runners/github-hosted-runners
#     description: GitHub, what its runners have
# custom:
#   severity: low
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Call the program in a `run` step, `gh release create "$TAG" dist/*` with `GH_TOKEN: ${{ github.token }}` in its environment.
#     Where the action does more than that, or a self-hosted runner lacks the program, keep it, by its commit.
#   controls:
#     owasp_cicd: [CICD-SEC-3]
package github_actions.superfluous_action

import data.lib.github_actions as actions

deny contains {"message": message, "at": use.at} if {
	some use in actions.remote
	program := _programs[use.name]
	message := sprintf("%s uses %s in place of %s", [use.label, use.name, program])
}

_programs := {
	"actions-ecosystem/action-add-labels": "`gh issue edit` or `gh pr edit`",
	"actions-ecosystem/action-remove-labels": "`gh issue edit` or `gh pr edit`",
	"addnab/docker-run-action": "`docker run`",
	"dacbd/create-issue-action": "`gh issue create`",
	"dtolnay/rust-toolchain": "`rustup toolchain install`",
	"elgohr/github-release-action": "`gh release create`",
	"endbug/add-and-commit": "`git commit` and `git push`",
	"ncipollo/release-action": "`gh release create`",
	"peter-evans/create-or-update-comment": "`gh pr comment` or `gh issue comment`",
	"peter-evans/create-pull-request": "`gh pr create`",
	"sergeysova/jq-action": "`jq`",
	"softprops/action-gh-release": "`gh release create`",
	"stefanzweifel/git-auto-commit-action": "`git commit` and `git push`",
	"svenstaro/upload-release-action": "`gh release upload`",
}
