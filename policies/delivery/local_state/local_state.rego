# METADATA
# title: Terraform state on somebody's disk
# description: >-
#   A root module names no backend, so its state is a file beside it: one person or one runner has it, two runs at once
#   overwrite each other, and the passwords in it lie around in plain text. A module is taken for a root where it configures a
#   provider and no other module of the repository calls it.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/backend
#     description: Terraform, backend configuration
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [terraform]
#   needs_documents: true
#   remediation: >-
#     Add a `backend` with locking and encryption (`s3` with `use_lockfile`, `gcs`, `azurerm`) or a `cloud` block, and move the
#     state with `terraform init -migrate-state`.
package delivery.local_state

import data.lib.repository

applies if count(_roots) > 0

deny contains {"message": message, "at": root.at} if {
	some root in _roots
	not _remote(root)
	message := sprintf("the root module %s keeps its state in a local file", [root.title])
}

measure := {"value": remote, "of": count(_roots)} if {
	applies
	remote := count([root | some root in _roots; _remote(root)])
}

_remote(root) if {
	some index in _files[root.folder]
	some block in _value(index).terraform
	some name in ["backend", "cloud"]
	block[name]
	not block.backend.local
}

# Terragrunt writes the backend into the modules that it runs.
_remote(root) if {
	some folder in repository.folders_above(sprintf("%s/x", [root.folder]))
	some name in input.folders[folder]
	name in {"root.hcl", "terragrunt.hcl"}
}

# Folders with a provider of their own: [{"folder", "title", "at"}].
_roots := [root |
	some folder, files in _files
	not folder in _called
	not regex.match(`(^|/)(examples?|tests?|testdata|fixtures?|modules)(/|$)`, folder)
	count([index | some index in files; count(_value(index).resource) > 0]) > 0
	configured := [index | some index in files; count(_value(index).provider) > 0]
	root := {
		"folder": folder,
		"title": object.get({"": "at the root of the repository"}, folder, sprintf("in %s", [folder])),
		"at": ["documents", "terraform", min(configured), "value", "provider"],
	}
]

# Files by folder, as indices.
_files[folder] contains index if {
	some index, document in input.documents.terraform
	folder := _folder(document.path)
}

_value(index) := input.documents.terraform[index].value

# Folders that modules of the repository call.
_called := {folder |
	some caller, files in _files
	some index in files
	some _, bodies in _value(index).module
	some body in bodies
	is_string(body.source)
	regex.match(`^\.\.?/`, body.source)
	folder := _joined(caller, body.source)
}

_folder(path) := trim_suffix(regex.replace(path, `[^/]*$`, ""), "/")

_joined(folder, source) := concat("/", array.concat(array.slice(own, 0, count(own) - ups), below)) if {
	parts := [part | some part in split(source, "/"); not part in {"", "."}]
	ups := count([part | some part in parts; part == ".."])
	below := [part | some part in parts; part != ".."]
	own := [part | some part in split(folder, "/"); part != ""]
}
