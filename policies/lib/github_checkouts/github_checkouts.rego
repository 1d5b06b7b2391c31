# METADATA
# title: Code that GitHub jobs check out
# description: What of a script puts code into the working tree, and what `actions/checkout` refuses to put there.
package lib.github_checkouts

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_scripts as scripts

_git := `\bgit\s+(-[cC]\s+\S+\s+|-\S+\s+)*(%s)\b`

_taking := "checkout|clone|merge|pull|reset|switch"

_unpacking := "am|apply|archive|checkout|cherry-pick|merge|read-tree|rebase|reset|restore|switch|worktree"

# The commands of a step that put code of others into the working tree. What is fetched alone lies in the object store, where
# it can be compared but does not run.
unpacking(entry) := {command |
	some command in scripts.commands_of(entry.step.run)
	regex.match(sprintf(_git, [_taking]), command)
} | {command |
	_unpacks(entry.job)
	some command in scripts.commands_of(entry.step.run)
	regex.match(sprintf(_git, ["fetch"]), command)
}

_unpacks(job) if {
	some command in scripts.commands
	command.entry.job == job
	regex.match(sprintf(_git, [_unpacking]), command.text)
}

# Whether `actions/checkout` refuses to check out a fork's pull request where `pull_request_target` or `workflow_run` started it.
# https://github.blog/changelog/2026-06-18-safer-pull_request_target-defaults-for-github-actions-checkout/
is_refused(step) if {
	not "issue_comment" in github.triggers
	_refuses(actions.version(split(step.uses, "@")[1]))
	not _is_allowed(step)
}

_refuses(version) if version[0] >= 7

# The same came to earlier versions. A shorter tag may stand anywhere on a runner of one's own.
_refuses(version) if {
	count(version) > 1
	version[1] >= {2: 8, 3: 7, 4: 4, 5: 1, 6: 1}[version[0]]
}

_is_allowed(step) if {
	value := actions.input_of(step, "allow-unsafe-pr-checkout")
	not value in {false, "false"}
}
