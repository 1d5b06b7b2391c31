# METADATA
# title: Own action or workflow without its commit
# description: >-
#   An action or workflow of the repository is named with `./` in place of `$/`, which is the repository itself at the commit of the
#   workflow. For an action `./` is the folder that the job works in: whatever an earlier step checked out or wrote there is what
#   runs, such as the code of a pull request. And a policy of GitHub that asks for pinned actions takes only `$/` for pinned. Left
#   out are actions that the job has built or cloned before.
# related_resources:
#   - ref: https://github.blog/changelog/2026-07-30-reference-same-repository-actions-with-self-repository-syntax/
#     description: GitHub, self-repository syntax
# custom:
#   severity: low
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Write `uses: $/path/to/action`. The checkout that only served to bring the action is no longer needed. GitHub Enterprise
#     Server and self-hosted runners have to be of a version that knows it.
#   controls:
#     owasp_cicd: [CICD-SEC-3]
package github_actions.self_repository

import data.lib.fix
import data.lib.github_actions as actions

deny contains {"message": message, "at": use.at, "fix": remedy} if {
	some use in actions.uses
	regex.match(`^\./`, use.value)
	not _is_made_by_the_job(use)
	message := sprintf(_messages[count(use.at) == 3], [use.label, use.value])
	remedy := fix.unsafe("Take it from the repository", [fix.replace(use.at, sprintf("$%s", [substring(use.value, 1, -1)]))])
}

# Of a job that calls a workflow, and of a step that uses an action.
_messages := {
	true: "%s names %s without its commit, as $/ would",
	false: "%s takes %s from the folder that it works in",
}

# Whether an earlier step of the job brings the action: another repository, or what it builds to try it.
_is_made_by_the_job(use) if {
	["jobs", id, "steps", place, "uses"] = use.at
	some index, step in input.jobs[id].steps
	index < place
	_brings(step, use.value)
}

_brings(step, path) if {
	actions.name_of(step) == "actions/checkout"
	_is_below(object.get(step, ["with", "path"], "."), path)
	_is_foreign(object.get(step, ["with", "repository"], ""), object.get(step, ["with", "path"], "."))
}

_brings(step, path) if {
	regex.match(_making, step.run)
	regex.match(`\bclone\b`, step.run)
	contains(step.run, split(path, "/")[1])
}

_brings(step, _) if {
	regex.match(_making, step.run)
	not regex.match(`\bclone\b`, step.run)
}

_making := `\b(build|bundle|clone|compile|make|ncc|pack|package)\b`

# Another repository, or this one in a folder of its own, where the path is another one, too.
_is_foreign(repository, _) if not regex.match(`^(\$\{\{\s*github\.repository\s*\}\})?$`, repository)

_is_foreign(_, folder) if not folder in {".", "./"}

_is_below(folder, _) if folder in {".", "./"}

_is_below(folder, path) if {
	bare := trim_suffix(trim_prefix(folder, "./"), "/")
	startswith(sprintf("%s/", [trim_suffix(trim_prefix(path, "./"), "/")]), sprintf("%s/", [bare]))
}
