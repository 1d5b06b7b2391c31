# METADATA
# title: Job on a runner of one's own
# description: >-
#   A job runs on a self-hosted runner. GitHub's own runners are thrown away after each job; one's own machine keeps what a job
#   left behind, such as a changed tool, a credential or a process that waits for the next job, and it stands inside the
#   network. A runner group is told of too, since it may hold such machines.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners
#     description: GitHub, hardening for self-hosted runners
# custom:
#   severity: low
#   kinds: [github_workflow]
#   remediation: >-
#     Use `runs-on: ubuntu-24.04` or a larger runner of GitHub where the job needs no special machine. Else start the runner
#     with `--ephemeral` or from the Actions Runner Controller, so that each job gets a fresh one, keep it out of public
#     repositories, and waive this finding for the job.
#   controls:
#     owasp_cicd: [CICD-SEC-7]
package github_actions.self_hosted_runner

import data.lib.github_runners as runners

_words := {
	"copy": "%s runs on a self-hosted runner in repositories of some names",
	"group": "%s runs in a runner group, which may hold machines of one's own",
	"self-hosted": "%s runs on a self-hosted runner",
}

deny contains {"message": sprintf(_words[runner.reason], [runner.label]), "at": runner.at} if {
	some runner in runners.self_hosted
}

unknown contains runner.finding if some runner in runners.undecided
