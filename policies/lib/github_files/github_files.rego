# METADATA
# title: Files of others in workflows
# description: Jobs that bring the files of a pull request into their folder, and scripts that read files.
package lib.github_files

import data.lib.github_actions as actions
import data.lib.github_places as places
import data.lib.github_scripts as scripts

# Whether a part of a script reads files that an earlier step of its job brought from a pull request, and not only numbers or hashes
# of them: what another run left behind, or the code itself.
takes_foreign(entry, text) if {
	some bring in object.get(_brought, places.scope_of(entry), set())
	bring.index < entry.path[count(entry.path) - 1]
	contains(text, bring.folder)
	are_read(text)
}

# What is read of a pipe or of the system is another matter.
are_read(text) if {
	some command in regex.find_n(`(?:^|[\s(;&])(?:cat|head|tail|jq|yq|grep|sed|awk)\s[^\n|;&]*\S|\$\(<[^)]*`, _unpiped(text), -1)
	not regex.match(`\s["']?/(etc|opt|proc|sys|usr)/`, command)
	not scripts.is_cleaned(text)
}

_unpiped(text) := regex.replace(text, `\|[^\n|;&)]*`, "")

# By the scopes of jobs: the step, and the folder that it brings files to where that is one of their own.
_brought[places.scope_of(entry)] contains {"index": index, "folder": _folder(entry.step)} if {
	some entry in places.steps
	_brings(entry.step)
	index := entry.path[count(entry.path) - 1]
}

_folder(step) := trim(trim_prefix(path, "./"), "/") if {
	actions.name_of(step) == "actions/checkout"
	path := actions.input_of(step, "path")
	is_string(path)
} else := ""

# Without a run that it names, the action takes what the same run left.
_brings(step) if {
	actions.name_of(step) == "actions/download-artifact"
	actions.input_of(step, "run-id")
}

_brings(step) if actions.name_of(step) == "dawidd6/action-download-artifact"

_brings(step) if {
	is_string(step.run)
	regex.match(`\bgh\s+(run\s+download|pr\s+checkout)\b|/actions/artifacts/|artifacts_url`, step.run)
}

_brings(step) if {
	actions.name_of(step) == "actions/github-script"
	script := actions.input_of(step, "script")
	is_string(script)
	regex.match(`downloadArtifact\b`, script)
}

_brings(step) if {
	actions.name_of(step) == "actions/checkout"
	ref := actions.input_of(step, "ref")
	is_string(ref)
	regex.match(`(?i)pull_request\.head|head_ref|refs/pull/|workflow_run\.head`, ref)
}
