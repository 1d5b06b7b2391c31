# METADATA
# title: GitOps source that is not in the repository
# description: >-
#   An application of Argo CD takes a path of this repository at its default branch, and there is no such folder. The
#   application fails to sync, and with automated pruning a folder that was moved can take down what it ran.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/
#     description: Argo CD, specification of an application
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [argocd]
#   needs_documents: true
#   facts: [git_refs]
#   remediation: >-
#     Write the path from the root of the repository to the folder that is meant. When you move a folder, change the application
#     in the same commit.
package delivery.missing_source_path

applies if count(_sources) > 0

deny contains {"message": message, "at": source.at} if {
	some source in _sources
	not _is_there(source.folder)
	message := sprintf("%s %q takes %s, which is no folder of the repository", [
		source.application.kind,
		source.application.metadata.name,
		source.path,
	])
}

measure := {"value": present, "of": count(_sources)} if {
	applies
	present := count([source | some source in _sources; _is_there(source.folder)])
}

# Sources that lie in this repository: [{"application", "path", "folder", "at"}].
_sources := [source |
	some index, document in input.documents.argocd
	document.value.kind == "Application"
	is_object(document.value.spec)
	some at, own in _written(document.value.spec)
	is_string(own.path)
	is_string(own.repoURL)
	not regex.match(`\{\{|\$\{`, own.path)
	_slug(own.repoURL) in _slugs
	object.get(own, "targetRevision", "") in {"", "HEAD", input.facts.git_refs.default_branch}
	source := {
		"application": document.value,
		"path": own.path,
		"folder": regex.replace(own.path, `^(\./|/)+|/+$|^\.$`, ""),
		"at": array.concat(array.concat(["documents", "argocd", index, "value", "spec"], at), ["path"]),
	}
]

_written(spec) := object.union(
	{["source"]: source | some key, source in spec; key == "source"},
	{["sources", index]: source | some index, source in object.get(spec, "sources", [])},
)

_slugs := {lower(remote.slug) | some remote in input.facts.git_refs.remotes}

_is_there("")

_is_there(folder) if input.folders[folder]

_is_there(folder) if {
	some other, _ in input.folders
	startswith(other, sprintf("%s/", [folder]))
}

# The last two parts of an address.
_slug(address) := lower(slug) if {
	[[_, slug]] := regex.find_all_string_submatch_n(`[:/]([^:/]+/[^:/]+?)(?:\.git)?/?$`, address, -1)
}
