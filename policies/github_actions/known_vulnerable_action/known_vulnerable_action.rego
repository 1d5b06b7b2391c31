# METADATA
# title: Action with a known vulnerability
# description: >-
#   The version of an action that a job uses is named in an advisory: it runs what strangers write, writes where it should not, or
#   was replaced by an attacker. A moving tag such as `v4` is told of only where every version that it can stand for is affected.
#   Commits are compared with those of known attacks.
# related_resources:
#   - ref: https://github.com/advisories?query=type%3Areviewed+ecosystem%3Aactions
#     description: GitHub Advisory Database, GitHub Actions
# custom:
#   severity: high
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Move to the first version that the advisory calls patched, by its commit. Where the advisory is about an attack, read the
#     logs of the runs since then and replace every secret that those jobs could see.
#   controls:
#     owasp_cicd: [CICD-SEC-3]
package github_actions.known_vulnerable_action

import data.lib.github_actions as actions
import data.lib.github_advisories as advisories

deny contains {"message": message, "at": use.at} if {
	some use in actions.remote
	some id in advisories.of(use)
	message := sprintf("%s uses %s, which %s is about", [use.label, trim_space(use.value), id])
}
