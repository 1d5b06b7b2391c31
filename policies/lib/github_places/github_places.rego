# METADATA
# title: Places that values of workflows lie in
# description: >-
#   Names for what an expression can read in one job or one action, the same wherever it is read:
#   `ci.yml#build/steps.a.outputs.b`. The input is one file, or a repository with all of its workflows and actions.
package lib.github_places

import data.lib.github
import data.lib.github_actions as actions

# The file itself, or the workflows and actions of a repository: [{"name", "at", "value"}]. Of a file with several documents it is
# the first.
documents := [{"name": found.path, "at": ["documents", kind, index, "value"], "value": found.value} |
	some kind in ["github_action", "github_workflow"]
	some index, found in input.documents[kind]
	object.get(found, "index", 0) == 0
] if {
	across_files
} else := [{"name": "", "at": [], "value": input}]

default across_files := false

across_files if is_object(input.documents)

# Jobs and composite actions, by name: what a name means inside them.
scopes[key] := scope if {
	some document in documents
	some id, job in github.jobs_of(document.value)
	key := sprintf("%s#%s/", [document.name, id])
	scope := {
		"home": sprintf("%s#", [document.name]),
		"job": job,
		"id": lower(id),
		"env": object.union(object_of(document.value, "env"), object_of(job, "env")),
	}
}

scopes[key] := scope if {
	some document in documents
	document.value.runs.using == "composite"
	key := sprintf("%s#/", [document.name])
	scope := {"home": sprintf("%s#", [document.name]), "job": {"steps": document.value.runs.steps}, "id": "", "env": {}}
}

# All steps, as in lib.github. In a repository they name their document, too, and their paths lead from the repository.
steps := [object.union(entry, {"document": document.name, "path": array.concat(document.at, entry.path)}) |
	some document in documents
	some entry in github.steps_of(document.value)
] if {
	across_files
} else := github.steps

# The scope of a step, and the prefix of its own places.
scope_of(entry) := sprintf("%s#%s/", [object.get(entry, "document", ""), object.get(entry, "job", "")])

own_of(entry) := sprintf("%s%d/", [scope_of(entry), entry.path[count(entry.path) - 1]])

# What a holder has under a key, where that is an object.
object_of(holder, key) := holder[key] if {
	is_object(holder)
	is_object(object.get(holder, key, null))
} else := {}

# The place that a context means in a step.
in_step(entry, context) := of(scope_of(entry), own_of(entry), entry.env[0], context)

# The same in a scope, with the places and the environment of a step.
of(key, own, env, context) := sprintf("%s%s", [own, context]) if {
	startswith(context, "env.")
	some name, _ in env
	lower(name) == substring(context, 4, -1)
} else := "github.untrusted" if {
	startswith(context, "steps.")
	parts := split(context, ".")
	step := _steps[key][parts[1]]
	regex.match(_untrusted_outputs[actions.name_of(step)], parts[3])
	not _is_escaped(step)
} else := sprintf("%s%s", [key, context]) if {
	regex.match(`^(env|steps)\.`, context)
} else := sprintf("%smatrix.%s", [key, axis(scopes[key].job, context)]) if {
	startswith(context, "matrix.")
} else := sprintf("%s%s", [scopes[key].home, regex.replace(context, `^jobs\.`, "needs.")]) if {
	regex.match(`^(needs|jobs)\.`, context)
} else := sprintf("%s%s", [scopes[key].home, context]) if {
	startswith(context, "inputs.")
} else := "github.nothing" if {
	_is_empty(key, context)
} else := context

# Whether a context is about an event of strangers, none of which starts the workflow. One that others call has the event of its
# caller.
_is_empty(key, context) if {
	regex.match(`^github\.(head_ref$|event\.(comment|discussion|issue|pages|pull_request|workflow_run)\.)`, context)
	triggers := _triggers[scopes[key].home]
	count({trigger | some trigger in triggers; not trigger in _of_maintainers}) == 0
}

# What only people with rights on the repository, and the clock, cause.
_of_maintainers := {
	"create", "delete", "deployment", "milestone", "page_build", "push", "registry_package", "release", "repository_dispatch",
	"schedule", "workflow_dispatch",
}

# The triggers of those that have some.
_triggers[home] := triggers if {
	some document in documents
	home := sprintf("%s#", [document.name])
	triggers := github.triggers_of(document.value)
	count(triggers) > 0
}

# A matrix that is worked out while it runs has one place for all of its names.
axis(job, context) := split(context, ".")[1] if {
	is_object(job.strategy.matrix)
	not is_string(object.get(job.strategy.matrix, "include", []))
} else := "*"

# The steps of a scope that use actions, by their ids: the first of those that share one, which GitHub does not take.
_steps[key] := {id: found[0] |
	some id, found in _named(scope.job)
} if {
	some key, scope in scopes
}

_named(job) := {id: found |
	is_array(job.steps)
	using := [step | some step in job.steps; is_string(step.id); is_string(step.uses)]
	some id in {lower(step.id) | some step in using}
	found := [step | some step in using; lower(step.id) == id]
}

# Since version 41 it escapes what means something to a shell, unless it is told not to.
# https://github.com/tj-actions/changed-files/security/advisories/GHSA-mcph-m25j-8j63
_is_escaped(step) if {
	actions.name_of(step) == "tj-actions/changed-files"
	not _is_before(step, 41)
	not _is_left_raw(step)
}

_is_before(step, version) if actions.version(split(step.uses, "@")[1])[0] < version

_is_left_raw(step) if actions.input_of(step, "safe_output") in {"false", false}

# Outputs of well-known actions that are what a stranger wrote.
_untrusted_outputs := {
	"8bitjonny/gh-get-current-pr": `^pr(_title|_body)?$`,
	"alessbell/pull-request-comment-branch": `^head_ref$`,
	"amannn/action-semantic-pull-request": `^error_message$`,
	"dorny/paths-filter": `_files$`,
	"eficode/resolve-pr-refs": `^head_ref$`,
	"jitterbit/get-changed-files": `.`,
	"khan/pull-request-comment-trigger": `^comment_body$`,
	"peter-evans/find-comment": `^comment-body$`,
	"peter-murray/issue-forms-body-parser": `.`,
	"potiuk/get-workflow-origin": `^sourceheadbranch$`,
	"stefanbuck/github-issue-parser": `.`,
	"tj-actions/branch-names": `^(current_branch|head_ref_branch|ref_branch)$`,
	"tj-actions/changed-files": `files$`,
	"trilom/file-changes-action": `.`,
	"xt0rted/pull-request-comment-branch": `^head_ref$`,
	"zentered/issue-forms-body-parser": `.`,
}
