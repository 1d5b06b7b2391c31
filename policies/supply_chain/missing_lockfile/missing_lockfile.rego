# METADATA
# title: Dependencies without a lock file
# description: >-
#   A manifest names dependencies by ranges and no lock file beside it or above it says which versions were meant. Every build
#   takes what is newest at that moment, also a release that somebody took over an hour ago, and no two builds are the same. A
#   manifest that only names packages of the same repository is left out, and so is a library of Rust or Python.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
#     description: OpenSSF Scorecard, Pinned-Dependencies
#   - ref: https://docs.npmjs.com/cli/configuring-npm/package-lock-json
#     description: npm, package-lock.json
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [package_json, go_mod, pyproject, cargo_toml]
#   needs_documents: true
#   remediation: >-
#     Commit the lock file that your package manager writes (`package-lock.json`, `go.sum`, `uv.lock`, `Cargo.lock` …), take it
#     out of `.gitignore`, and let CI install from it (`npm ci`).
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
#   parameters:
#     ignored_folders:
#       default: [examples, example, testdata, fixtures, vendor, node_modules, third_party]
#       description: Folders at any depth whose manifests are not judged.
package supply_chain.missing_lockfile

import data.lib.repository

deny contains {"message": message, "at": manifest.at} if {
	some manifest in _manifests
	not _locked(manifest)
	message := sprintf("%s names dependencies, and no lock file of %s is beside it or above it", [
		manifest.path,
		_tools[manifest.kind].name,
	])
}

measure := {"value": locked, "of": count(_manifests)} if {
	count(_manifests) > 0
	locked := count([manifest | some manifest in _manifests; _locked(manifest)])
}

_tools := {
	"cargo_toml": {"name": "Cargo", "files": {"Cargo.lock"}},
	"go_mod": {"name": "Go", "files": {"go.sum", "go.work.sum"}},
	"package_json": {
		"name": "npm, Yarn, pnpm or Bun",
		"files": {"package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"},
	},
	"pyproject": {
		"name": "uv, Poetry, PDM or pip",
		"files": {"uv.lock", "poetry.lock", "pdm.lock", "pixi.lock", "pylock.toml", "requirements.txt", "Pipfile.lock"},
	},
}

# Manifests with dependencies: [{"path", "kind", "at"}], `at` to the table that names them.
_manifests := [manifest |
	some kind in object.keys(_tools)
	some index, document in input.documents[kind]
	is_object(document.value)
	not _ignored(document.path)
	not _is_template(document.value)
	tables := [table |
		some table in _tables(kind, document.value)
		count(_names(object.get(document.value, table, [])) - _own[kind]) > 0
	]
	count(tables) > 0
	manifest := {
		"path": document.path,
		"kind": kind,
		"at": array.concat(["documents", kind, index, "value"], tables[0]),
	}
]

# What needs no lock: the packages that the repository itself makes, and the interpreter, which Poetry lists too.
_own[kind] := {"python" | kind == "pyproject"} | {_spelled(name) |
	some document in documents
	is_object(document.value)
	some path in [["name"], ["project", "name"], ["tool", "poetry", "name"], ["package", "name"]]
	name := object.get(document.value, path, "")
	is_string(name)
} if {
	some kind in object.keys(_tools)
	documents := input.documents[kind]
}

_names(table) := {_spelled(name) | some name, _ in table} if {
	is_object(table)
} else := {_spelled(_name(entry)) | some entry in table}

_name(entry) := entry.Path if {
	is_object(entry)
} else := regex.find_n(`^[A-Za-z0-9._-]*`, entry, 1)[0] if {
	is_string(entry)
}

# PyPI takes `-`, `_` and `.` for the same.
_spelled(name) := regex.replace(lower(name), `[-_.]+`, "-")

_tables("package_json", _) := [["dependencies"], ["devDependencies"], ["optionalDependencies"]]
_tables("go_mod", _) := [["Require"]]

_tables("pyproject", value) := [["project", "dependencies"], ["tool", "poetry", "dependencies"]] if not _is_library(value)

# A library leaves the choice to whoever uses it; a program is known by what it builds.
_tables("cargo_toml", value) := [["dependencies"]] if value.bin

_tables("cargo_toml", value) := [["workspace", "dependencies"]] if {
	value.workspace
	not value.bin
}

_is_library(value) if {
	is_object(value.project)
	value["build-system"]
	count({"gui-scripts", "scripts"} & object.keys(value.project)) == 0
}

_locked(manifest) if {
	some folder in repository.folders_above(manifest.path)
	some name in input.folders[folder]
	name in _tools[manifest.kind].files
}

# What a template is made into gets its own lock file.
_is_template(manifest) if {
	is_string(manifest.name)
	contains(manifest.name, "{{")
}

_ignored(path) if {
	some part in split(path, "/")
	part in data.karat.parameters.ignored_folders
}
