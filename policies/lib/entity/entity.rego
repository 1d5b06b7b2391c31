# METADATA
# title: Entities
# description: >-
#   What the document of an entity says of it: which files are its own, where a field of its catalog file stands, and which
#   entities the repository declares besides. The document of a repository has what lies in no component's folder.
package lib.entity

import data.lib.repository

# Whether the input is the document of an entity.
default known := false

known if is_object(input.entity)

# Whether a catalog file declares it.
default declared := false

declared if is_object(input.entity.descriptor)

# What it is called in messages.
label := sprintf("%s %q", [input.entity.kind, input.entity.name])

# Whether a path lies in the folder that the entity lives in.
in_scope(_) if input.entity.scope == ""

in_scope(path) if startswith(path, sprintf("%s/", [input.entity.scope]))

# Whether a path lies there and in the folder of no component further down. What is judged by `own` is judged once, where the
# rule is asked about components and about the repository.
own(path) if {
	in_scope(path)
	not strings.any_prefix_match(path, _further_down)
}

own(path) if {
	not known
	repository.known
	not strings.any_prefix_match(path, _folders)
}

_further_down := object.get(_folders_in, input.entity.scope, set()) - {_folder(input.entity.scope)}

# What is in a folder, itself besides.
_folders_in[above] contains folder if {
	some folder in _folders
	some above in repository.folders_above(folder)
}

# Folders of those that files are judged for: components, and a repository that no catalog file speaks of.
_folders := {_folder(entity.scope) |
	some entity in input.entities
	entity.kind in {"component", "repository"}
}

_folder("") := ""

_folder(scope) := sprintf("%s/", [scope]) if scope != ""

# The path of a folder of the entity.
inside(name) := trim_prefix(sprintf("%s/%s", [input.entity.scope, name]), "/")

# The folders in which the files stand that speak of the entity as a whole.
homes := repository.homes if {
	not known
} else := repository.homes if {
	input.entity.scope == ""
} else := [input.entity.scope, inside("docs")]

# Where a field of the entity stands, or its nearest parent that is there: `place(["metadata", "annotations", "a/b"])`.
place(keys) := array.concat(["entity"], array.slice(keys, 0, length)) if {
	length := max([length |
		some length in numbers.range(0, count(keys))
		_is_there(array.slice(keys, 0, length))
	])
}

_is_there([])

_is_there(keys) if object.get(input.entity, keys, null) != null

# References to all entities of the repository, `kind:namespace/name` in lower case.
refs := {entity.ref | some entity in input.entities}

# The entities of the repository by their references. It is made once, while whoever looks for one among all does so for each.
by_ref[entity.ref] contains entity if some entity in input.entities

# The full form of a reference: with the kind that its field means where it says none, and a namespace.
ref(text, kind, namespace) := lower(sprintf("%s:%s/%s", [own_kind, own_namespace, name])) if {
	parts := regex.find_all_string_submatch_n(`^(?:([^:/]+):)?(?:([^:/]+)/)?([^:/]+)$`, text, 1)[0]
	own_kind := _or(parts[1], kind)
	own_namespace := _or(parts[2], namespace)
	name := parts[3]
}

_or("", other) := other

_or(text, _) := text if text != ""
