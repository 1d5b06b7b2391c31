# METADATA
# title: Download run in a job without a check
# description: >-
#   A step downloads a script or a program and runs it without comparing a checksum or a signature. Whoever controls the
#   server, the domain or the way to it runs code with the token and the secrets of the job. Addresses with a full commit hash
#   in them pass, and so do manifests that are handed to a cluster, `curl … | kubectl apply -f -`, since the job runs nothing of them.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
#     description: OpenSSF Scorecard, Pinned-Dependencies
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Use the vendor's action by its commit, or a package manager that verifies signatures. Else download a fixed version to a
#     file, compare it, `echo "<sum>  tool" | sha256sum -c`, and run it then.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
#     owasp_cicd: [CICD-SEC-3]
package github_actions.unverified_script

import data.lib.downloads
import data.lib.github
import data.lib.github_scripts as scripts

deny contains {"message": message, "at": array.concat(entry.path, ["run"]), "words": words} if {
	some entry in github.steps
	is_string(entry.step.run)
	some download in downloads.unverified(entry.step.run)
	words := scripts.words_of(download)
	message := sprintf("%s runs what it downloads without checking it", [entry.label])
}
