# METADATA
# title: Release made on a runner of one's own
# description: >-
#   A job that publishes, or that builds what a release consists of, runs on a self-hosted machine. What an earlier job left
#   there, a changed compiler for example, goes into the release, and nobody outside can tell. SLSA asks for builds that
#   nothing else can influence, which is what hosted runners give.
# related_resources:
#   - ref: https://slsa.dev/spec/v1.0/requirements#isolated
#     description: SLSA, isolated builds
#   - ref: https://docs.github.com/en/actions/how-tos/secure-your-work/use-artifact-attestations/increase-security-rating
#     description: GitHub, reaching SLSA build level 3
# custom:
#   severity: medium
#   kinds: [github_workflow]
#   remediation: >-
#     Build and publish on a runner of GitHub, `runs-on: ubuntu-24.04`. Where the build needs a special machine, let it run
#     there and test there, but build the artifact that is released again on a hosted runner.
#   controls:
#     slsa_1_0: [build-l2, build-l3]
#     owasp_cicd: [CICD-SEC-9]
package github_actions.release_hosted_runner

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_releases as releases
import data.lib.github_runners as runners

deny contains {"message": message, "at": runner.at} if {
	some runner in runners.self_hosted
	runner.reason == "self-hosted"
	runner.job in (_publishing | _building)
	message := sprintf("%s makes a release on a self-hosted runner", [runner.label])
}

unknown contains runner.finding if {
	some runner in array.concat(runners.undecided, runners.grouped)
	runner.job in (_publishing | _building)
}

_publishing := {step.entry.job | some step in releases.steps; step.what != "deployment"}

# In a workflow that runs for a release, what a job uploads is most likely a part of it.
_building := {entry.job |
	releases.by_tag
	some entry in github.steps
	actions.name_of(entry.step) == "actions/upload-artifact"
}
