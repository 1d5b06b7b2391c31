# METADATA
# title: Action that nobody looks after
# description: >-
#   The repository of an action is archived by its owner. Nobody will mend a vulnerability that is found in it, nor in the
#   packages that it bundles, and it stops working when GitHub removes the version of Node.js that it asks for.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/archiving-a-github-repository/archiving-repositories
#     description: GitHub, archiving repositories
# custom:
#   severity: low
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Its README mostly names what takes its place. `gh release create` is on every runner in place of
#     `actions/create-release`, and `rustup toolchain install` in place of `actions-rs/toolchain`.
#   controls:
#     owasp_cicd: [CICD-SEC-3]
package github_actions.archived_action

import data.lib.github_actions as actions

deny contains {"message": message, "at": use.at} if {
	some use in actions.remote
	use.repository in actions.archived
	message := sprintf("%s uses %s, which its owner has archived", [use.label, use.repository])
}
