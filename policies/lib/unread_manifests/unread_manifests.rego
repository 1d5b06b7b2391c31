# METADATA
# title: Manifests that were not read
# description: >-
#   Files that may define Kubernetes objects and show none: templates that a tool fills in first, programs that write manifests,
#   and YAML beside an object that was skipped or broken. For rules on the repository that miss an object, and whose `documents`
#   are kubernetes, kustomization, helm_chart and terraform.
package lib.unread_manifests

import data.lib.cluster
import data.lib.sources

# What may make what an object refers to and is not seen, each to stand behind "may come from".
doubts(object_) := elsewhere(object_.namespace) | {doubt |
	some path in around(object_.file)
	doubt := sprintf("%s, which is not read as objects", [path])
}

# The same of an object of a kind that an object refers to by a name: one whose own name is filled in later may be it.
doubts_of(object_, kind, name) := doubts(object_) | {doubt |
	some other in cluster.maybe_named(kind, name, object_.namespace)
	doubt := sprintf("%s, whose name is filled in later", [other.title])
}

# The same of what is installed from elsewhere alone.
elsewhere(namespace) := {"a chart, a base or an application that is not seen here" | sources.hidden(namespace)}

# The files around an object, by their paths: what is written in another language somewhere in the folder above that of the
# object, and YAML in the same folder. What a chart holds is left to lib.sources, which knows whether it is rendered.
around(path) := object.get(_written_below, _above(_folder(path)), set()) | object.get(_beside, _folder(path), set())

# Each folder is looked at once, however many objects stand in it.
_folders := {_folder(document.path) | some document in input.documents.kubernetes}

# By each folder above a path, which takes less than to ask each path of each folder.
_written_below[tree] contains path if {
	some path in _written
	parts := split(path, "/")
	some depth, _ in parts
	tree := _prefix(concat("/", array.slice(parts, 0, depth)))
}

_written contains path if {
	some folder, names in input.folders
	some name in names
	regex.match(_other_languages, name)
	path := concat("", [_prefix(folder), name])
	not sources.charted(path)
}

_other_languages := concat("|", [
	`(?i)\.(ya?ml|json)\.(dist|ejs|envsubst|erb|gotmpl|hbs|in|j2|jinja2?|mustache|template|tmpl|tpl)$`,
	`\.(cue|dhall|jsonnet|libsonnet)$`,
	`^helmfile\.ya?ml$`,
	`^cdk8s\.ya?ml$`,
])

_beside[folder] := {path |
	some name in input.folders[trim_suffix(folder, "/")]
	regex.match(`\.ya?ml$`, name)
	not regex.match(_others, name)
	path := concat("", [folder, name])
	not path in _read
	not sources.charted(path)
} if {
	some folder in _folders
}

# What is something else by its name.
_others := `^(\.|action\.|catalog-info\.|codecov\.|compose[.-]|docker-compose|mkdocs\.|openapi\.|skaffold|values|.*[.-]values\.)`

_read := {document.path |
	some label in ["kubernetes", "kustomization", "helm_chart"]
	some document in object.get(input.documents, label, [])
}

_folder(path) := regex.replace(path, `[^/]*$`, "")

_above(folder) := _folder(trim_suffix(folder, "/"))

_prefix("") := ""

_prefix(folder) := concat("", [folder, "/"]) if folder != ""
