# METADATA
# title: Files of others in workflows
# description: Jobs that bring the files of a pull request into their folder, and scripts that read files.
package lib.github_files

import data.lib.github_actions as actions
import data.lib.github_places as places
import data.lib.github_scripts as scripts

# The scopes of jobs that bring files of a pull request: what another run left behind, or the code itself.
foreign := {places.scope_of(entry) |
	some entry in places.steps
	_brings(entry.step)
}

# Whether a part of a script reads files, and not only numbers or hashes of them.
are_read(text) if {
	regex.match(`(^|[\s(;&|])(cat|head|tail|jq|yq|grep|sed|awk)\s+[^\n]*\S|\$\(<`, text)
	not scripts.is_cleaned(text)
}

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
