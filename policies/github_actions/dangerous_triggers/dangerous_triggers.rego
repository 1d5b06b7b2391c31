# METADATA
# title: Trigger that mixes strangers with rights
# description: >-
#   The workflow runs on `pull_request_target` or `workflow_run`. Both are started by the pull request of a stranger, or by a
#   label that somebody gave it before its last push, and both run with the secrets and a token of this repository. One step
#   that uses a file, a name or an artifact of that pull request hands them over, and it need not run the code on purpose.
#   Workflows of which each step only labels or greets are left out, and those of which each job waits for the merge, or runs for
#   branches of the repository or pull requests of an account that it names alone.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#mitigating-the-risks-of-untrusted-code-checkout
#     description: GitHub, secure use reference
#   - ref: https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
#     description: GitHub Security Lab, preventing pwn requests
# custom:
#   severity: medium
#   kinds: [github_workflow]
#   remediation: >-
#     Use `pull_request`; it works for forks, only without secrets. For a comment or a label, keep a small workflow that checks
#     out nothing and reads nothing but numbers. In place of `workflow_run`, call a reusable workflow with `workflow_call`
#     where no fork is involved. What is for Dependabot alone says so in each job: `if:
#     github.event.pull_request.user.login == 'dependabot[bot]'`.
#   controls:
#     openssf_scorecard: [Dangerous-Workflow]
#     owasp_cicd: [CICD-SEC-4]
package github_actions.dangerous_triggers

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_conditions as conditions
import data.lib.lists

# They take nothing of the pull request but what the API says of it.
_harmless := {
	"actions-ecosystem/action-add-labels", "actions-ecosystem/action-remove-labels", "actions/add-to-project",
	"actions/create-github-app-token", "actions/first-interaction", "actions/labeler", "actions/stale",
	"amannn/action-semantic-pull-request", "cla-assistant/github-action", "codelytv/pr-size-labeler",
	"contributor-assistant/github-action", "dependabot/fetch-metadata", "dessant/lock-threads", "dessant/repo-lockdown",
	"eps1lon/actions-label-merge-conflict", "kentaro-m/auto-assign-action", "pascalgn/size-label-action",
	"release-drafter/release-drafter", "srvaroa/labeler", "step-security/harden-runner", "thehanimo/pr-title-checker",
	"timonvs/pr-labeler-action", "toshimaru/auto-author-assign",
}

# They write a comment, whose text may stand in a file.
_commenters := {
	"marocchino/sticky-pull-request-comment": {"path"},
	"mshick/add-pr-comment": {"message-path", "attach-path"},
	"peter-evans/create-or-update-comment": {"body-path", "body-file"},
	"thollander/actions-comment-pull-request": {"file-path", "filepath"},
}

deny contains {"message": message, "at": github.trigger_at(event)} if {
	some event in (github.triggers & {"pull_request_target", "workflow_run"})
	not _is_harmless
	not _is_guarded
	message := sprintf("%s %s", [event, _danger(event)])
}

_danger(event) := "runs with the rights of the repository on what a stranger proposes, once somebody says so" if {
	types := input.on[event].types
	count({type | some type in lists.of(types)} - _ours) == 0
} else := "lets strangers start a run that has the rights of the repository"

# Only who has rights on the repository does this to a pull request.
_ours := {
	"assigned", "auto_merge_disabled", "auto_merge_enabled", "demilestoned", "dequeued", "enqueued", "labeled", "locked",
	"milestoned", "unassigned", "unlabeled", "unlocked",
}

_is_harmless if {
	count(github.steps) > 0
	every entry in github.steps {
		_is_harmless_step(entry.step)
	}
	every _, job in github.jobs {
		not job.uses
	}
}

_is_harmless_step(step) if actions.name_of(step) in _harmless

_is_harmless_step(step) if {
	files := _commenters[actions.name_of(step)]
	inputs := object.get(step, "with", {})
	is_object(inputs)
	count({name | some name, _ in inputs; is_string(name); lower(name) in files}) == 0
}

# A script that asks the API and runs nothing; no text of the pull request is pasted into it.
_is_harmless_step(step) if {
	actions.name_of(step) == "actions/github-script"
	not contains(step["with"].script, "${{")
	not regex.match(`\b(require|import|exec|eval|Function|downloadArtifact)\b`, step["with"].script)
}

_is_guarded if {
	count(github.jobs) > 0
	every id, job in github.jobs {
		_waits(id, job)
	}
}

_waits(id, _) if {
	some condition in conditions.required_by(github.jobs, id)
	_leaves_strangers_out(condition)
}

_leaves_strangers_out(condition) if conditions.needs_a_merge(condition)

# The workflow is that of the default branch, so that who proposes something cannot change the condition.
_leaves_strangers_out(condition) if conditions.leaves_strangers_out(condition)

# A job that is not skipped with what it needs may ask how one of them ended.
_waits(_, job) if {
	is_string(job["if"])
	not contains(job["if"], "!")
	every alternative in split(job["if"], "||") {
		some [_, needed] in regex.find_all_string_submatch_n(_ended, alternative, -1)
		needed in _merged
	}
}

_ended := `\bneeds\.([A-Za-z0-9_-]+)\.result\s*==\s*'(?:failure|success)'`

_merged := {id |
	some id, job in github.jobs
	is_string(job["if"])
	conditions.needs_a_merge(job["if"])
}
