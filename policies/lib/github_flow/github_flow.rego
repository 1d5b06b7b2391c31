# METADATA
# title: Ways of untrusted text through workflows
# description: >-
#   Where a value that a stranger writes gets to: through environments, outputs of steps and jobs, matrices and, in a
#   repository, the inputs and outputs of its own actions and reusable workflows.
package lib.github_flow

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_expressions as expressions
import data.lib.github_files as files
import data.lib.github_places as places
import data.lib.github_scripts as scripts

_person := `(author|committer)\.(name|email)`

# Contexts whose text a stranger writes. Titles, bodies and names of branches may hold any character, and so may the names of
# workflow files, which a pull request can add.
_strange := concat("", [
	`^github\.(untrusted|head_ref|event\.(`,
	`changes\.(title|body|head\.ref)\.from|issue\.(title|body)|comment\.body|review\.body|review_comment\.body|discussion\.(title|body)|`,
	`pull_request\.(title|body|head\.(ref|label|repo\.(default_branch|description|homepage)))|`,
	`pages\.[^.]+\.(page_name|title)|commits\.[^.]+\.(message|`,
	_person,
	`)|(workflow_run\.|merge_group\.)?head_commit\.(message|`,
	_person,
	`)|workflow_run\.(head_branch|display_title|head_repository\.(description|homepage|default_branch))|`,
	`workflow(_run)?\.path|(workflow_run|check_suite|check_run)\.pull_requests\.[^.]+\.head\.ref|check_suite\.head_branch))$`,
])

# Whether a stranger writes what a context gives in a step. In a repository, only what no file says by itself.
is_untrusted(entry, context) if {
	not places.across_files
	regex.match(_strange, context)
	places.in_step(entry, context) == context
}

is_untrusted(_, context) if {
	startswith(context, "inputs.")
	input.runs.using == "composite"
	not _is_kept_to_itself(_own_path)
}

is_untrusted(entry, context) if {
	regex.match(`^(env|inputs|matrix|needs|steps)\.`, context)
	places.in_step(entry, context) in untrusted
}

# Whether a part of a step's script takes a stranger's text in, by an expression or a variable.
takes_untrusted(entry, text) if {
	some context in expressions.pasted(text)
	is_untrusted(entry, context)
}

takes_untrusted(entry, text) if {
	not scripts.is_cleaned(text)
	some used in _used(entry, text)
	used in untrusted
}

# The places that values of certain contexts get to.
reached_from(pattern) := reached({node | some node in _nodes; regex.match(pattern, node)})

# The places that values of certain places get to.
reached(places_) := graph.reachable(_graph(_all_edges), places_)

# The places that a stranger's text gets to.
untrusted := _inside if {
	not places.across_files
} else := graph.reachable(_graph(_all_edges), _sources) - _inside if {
	crosses
} else := set()

# Whether there is anything to follow across files.
default crosses := false

crosses if {
	some document in places.documents
	some holder in _callers(document.value)
	_target_of(holder)
}

_callers(document) := array.concat(
	[job | some job in document.jobs],
	array.concat(
		[step | some job in document.jobs; some step in job.steps],
		[step | some step in document.runs.steps],
	),
)

_inside := graph.reachable(_graph(_edges), _sources | _unknown_inputs)

_sources := {node | some node in _nodes; regex.match(_strange, node)} | {"github.untrusted"}

# An action cannot know who calls it. Those in .github are for the repository itself, whose calls are followed.
# https://docs.github.com/en/actions/how-tos/create-and-publish-actions/manage-custom-actions#choosing-a-location-for-your-action
_unknown_inputs := {node |
	some document in places.documents
	document.value.runs.using == "composite"
	not _is_kept_to_itself(_path_of(document))
	some node in _nodes
	startswith(node, sprintf("%s#inputs.", [document.name]))
}

_is_kept_to_itself(path) if regex.match(`(^|/)\.github/`, path)

_path_of(document) := document.name if {
	document.name != ""
} else := _own_path

default _own_path := ""

_own_path := data.karat.source.path

_nodes := object.keys(_all_edges) | {to | some _, targets in _all_edges; some to in targets}

_all_edges := {from: targets |
	some from in (object.keys(_edges) | object.keys(_crossing))
	targets := object.get(_edges, from, set()) | object.get(_crossing, from, set())
}

# With a key for every node, also for those that lead nowhere.
_graph(edges) := object.union({node: set() | some node in (_nodes | {"github.untrusted"})}, edges)

# Edges from a place to those that take its value, inside a file.
_edges[from] contains to if {
	some definition in _definitions
	some context in expressions.pasted(definition.text)
	from := places.of(definition.scope, definition.scope, {}, context)
	to := definition.to
}

_definitions := array.concat(array.concat(_of_jobs, _of_matrices), _of_steps)

_of_jobs := [definition |
	some key, scope in places.scopes
	some definition in array.concat(
		[{"to": sprintf("%senv.%s", [key, lower(name)]), "scope": key, "text": text} | some name, text in scope.env],
		[{"to": sprintf("%sneeds.%s.outputs.%s", [scope.home, scope.id, lower(name)]), "scope": key, "text": text} |
			some name, text in places.object_of(scope.job, "outputs")
		],
	)
	is_string(definition.text)
]

_of_matrices := [{"to": sprintf("%smatrix.%s", [key, axis]), "scope": key, "text": text} |
	some key, scope in places.scopes
	scope.job.strategy.matrix
	walk(scope.job.strategy.matrix, [path, text])
	is_string(text)
	contains(text, "${{")
	axis := places.axis(scope.job, concat(".", ["matrix", lower(sprintf("%v", [_key_of(path)]))]))
]

# The name of the axis that a value of a matrix belongs to: `os` of ["os", 0] and of ["include", 0, "os"].
_key_of(path) := path[2] if {
	path[0] in {"exclude", "include"}
} else := path[0] if {
	path != []
} else := "*"

_of_steps := [{"to": to, "scope": places.scope_of(entry), "text": text} |
	some entry in places.steps
	some name, text in entry.env[0]
	is_string(text)
	to := sprintf("%senv.%s", [places.own_of(entry), lower(name)])
]

# What scripts do with it: variables get the environment, assignments and writes get variables and expressions.
_edges[from] contains to if {
	some entry in _handing_on
	some item in array.concat(_assigned(entry), _handed_on(entry))
	not scripts.is_cleaned(item.text)
	to := item.to
	some from in _used(entry, item.text)
}

_edges[from] contains to if {
	some entry in _handing_on
	some name in scripts.variables_of(entry.step.run)
	from := places.in_step(entry, object.get(_runner_variables, name, concat(".", ["env", name])))
	to := sprintf("%s$%s", [places.own_of(entry), name])
}

# What a script asks git or GitHub for, where a stranger may have started it.
_edges[from] contains item.to if {
	from := "github.untrusted"
	some entry in _handing_on
	_is_strangers[object.get(entry, "document", "")]
	some item in array.concat(_assigned(entry), _handed_on(entry))
	not scripts.is_cleaned(item.text)
	scripts.asks_for_strange_text(item.text)
}

# What a script reads in the files of a pull request, with rights that the pull request has not.
_edges[from] contains item.to if {
	from := "github.untrusted"
	some entry in _handing_on
	_has_rights[object.get(entry, "document", "")]
	some item in array.concat(_assigned(entry), _handed_on(entry))
	files.takes_foreign(entry, item.text)
}

_has_rights[document.name] if {
	some document in places.documents
	count(github.privileged_of(document.value)) > 0
}

_is_strangers[document.name] if {
	some document in places.documents
	count(github.triggers_of(document.value) & _strangers) > 0
}

_strangers := {
	"discussion", "discussion_comment", "issue_comment", "issues", "pull_request", "pull_request_review",
	"pull_request_review_comment", "pull_request_target", "workflow_run",
}

# What `actions/github-script` gives back of the event.
_edges[from] contains to if {
	from := "github.untrusted"
	some entry in places.steps
	actions.name_of(entry.step) == "actions/github-script"
	is_string(entry.step.id)
	some name in scripts.given_back(actions.input_of(entry.step, "script"))
	to := sprintf("%ssteps.%s.outputs.%s", [places.scope_of(entry), lower(entry.step.id), name])
}

_runner_variables := {"github_head_ref": "github.head_ref"}

_handing_on := [entry |
	some entry in places.steps
	is_string(entry.step.run)
	regex.match(`(?i)GITHUB_(ENV|OUTPUT|PATH)|::(set-(env|output)|add-path)`, entry.step.run)
]

_assigned(entry) := [{"to": sprintf("%s$%s", [places.own_of(entry), item.name]), "text": item.text} |
	some item in scripts.assignments_of(entry.step.run)
]

_handed_on(entry) := [{"to": to, "text": write.text} |
	some write in scripts.writes_of(entry.step.run)
	to := _target(entry, write)
]

_target(entry, write) := sprintf("%senv.%s", [places.scope_of(entry), write.name]) if write.file == "env"

_target(entry, write) := sprintf("%ssteps.%s.outputs.%s", [scope, lower(entry.step.id), write.name]) if {
	write.file == "output"
	is_string(entry.step.id)
	scope := places.scope_of(entry)
}

_used(entry, text) := pasted | variables if {
	pasted := {places.in_step(entry, context) | some context in expressions.pasted(text)}
	names := scripts.variables_of(text) - scripts.checked_in(object.get(entry.step, "run", ""))
	variables := {sprintf("%s$%s", [places.own_of(entry), name]) | some name in names}
}

# Across files: what a caller passes on, and what it gets back.
_crossing[from] contains to if {
	some call in calls
	some name, text in places.object_of(call.holder, "with")
	is_string(text)
	some context in expressions.pasted(text)
	from := places.of(call.scope, call.own, call.env, context)
	to := sprintf("%s#inputs.%s", [call.target.name, lower(name)])
}

_crossing[from] contains to if {
	some call in calls
	some name, output in _outputs(call.target.value)
	is_string(output.value)
	some context in expressions.pasted(output.value)
	from := _returned(call.target, context)
	to := sprintf("%s%s", [call.returns, lower(name)])
}

_outputs(document) := places.object_of(document, "outputs") if {
	document.runs
} else := places.object_of(document.on.workflow_call, "outputs")

_returned(target, context) := places.of(sprintf("%s#/", [target.name]), "", {}, context) if {
	target.value.runs
} else := sprintf("%s#needs.%s", [target.name, substring(context, 5, -1)]) if {
	startswith(context, "jobs.")
} else := sprintf("%s#%s", [target.name, context])

# Steps that use an action of the repository, and jobs that call a workflow of it: [{"document", "job", "holder", "scope", "own",
# "env", "returns", "target"}].
calls := array.concat(
	[{
		"document": entry.document,
		"job": object.get(entry, "job", ""),
		"holder": entry.step,
		"scope": places.scope_of(entry),
		"own": places.own_of(entry),
		"env": entry.env[0],
		"returns": sprintf("%ssteps.%v.outputs.", [places.scope_of(entry), lower(object.get(entry.step, "id", ""))]),
		"target": target,
	} |
		places.across_files
		some entry in places.steps
		target := _target_of(entry.step)
	],
	[{
		"document": trim_suffix(scope.home, "#"),
		"job": trim_suffix(trim_prefix(key, scope.home), "/"),
		"holder": scope.job,
		"scope": key,
		"own": key,
		"env": {},
		"returns": sprintf("%sneeds.%s.outputs.", [scope.home, scope.id]),
		"target": target,
	} |
		places.across_files
		some key, scope in places.scopes
		target := _target_of(scope.job)
	],
)

_target_of(holder) := places.documents[index] if {
	is_string(holder.uses)
	actions.is_local(holder.uses)
	index := _targets[trim_suffix(regex.replace(holder.uses, `^(\.|\$)/`, ""), "/")]
}

_targets := {regex.replace(document.name, `(^|/)action\.ya?ml$`, ""): index | some index, document in places.documents}
