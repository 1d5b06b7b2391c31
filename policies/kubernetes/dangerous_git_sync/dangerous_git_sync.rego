# METADATA
# title: git-sync that runs a program of one's own
# description: >-
#   A container of git-sync is told which program to run as `git` (`GITSYNC_GIT`, `--git`). Whoever writes the volume
#   that the program lies on, or the image, runs code under git-sync's account, with its keys for the repositories, and
#   every command line of git-sync looks as usual.
# related_resources:
#   - ref: https://github.com/kubernetes/git-sync
#     description: git-sync
#   - ref: https://www.checkov.io/5.Policy%20Index/kubernetes.html
#     description: Checkov, Kubernetes policies
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Take the variable or the flag out: git of the image is the default. What has to happen after a sync goes into
#     `--exechook-command`, where reviewers look for it.
package kubernetes.dangerous_git_sync

import data.lib.command_lines
import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some entry in _syncing
	some index, variable in entry.container.env
	is_object(variable)
	variable.name in {"GITSYNC_GIT", "GIT_SYNC_GIT"}
	message := sprintf("%s runs another program as git", [entry.label])
	at := array.concat(entry.path, ["env", index, "name"])
}

deny contains {"message": message, "at": flag.at} if {
	some entry in _syncing
	words := [word | some line in command_lines.of(entry); some word in line]
	flag := command_lines.flags(words, set()).git
	not flag.value in {"", "git"}
	message := sprintf("%s runs another program as git", [entry.label])
}

_syncing := [entry |
	some entry in kubernetes.containers
	is_string(entry.container.image)
	regex.match(`(^|/)git-sync([:@]|$)`, entry.container.image)
]
