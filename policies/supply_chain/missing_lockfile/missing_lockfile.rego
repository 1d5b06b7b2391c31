# METADATA
# title: Dependencies without a lock file
# description: >-
#   A manifest names dependencies by ranges and no lock file beside it or above it says which versions were meant. Every build
#   takes what is newest at that moment, also a release that somebody took over an hour ago, and no two builds are the same. A
#   manifest that only names packages of the same repository is left out, and so is a library of Rust, Python, Ruby or PHP.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
#     description: OpenSSF Scorecard, Pinned-Dependencies
#   - ref: https://docs.npmjs.com/cli/configuring-npm/package-lock-json
#     description: npm, package-lock.json
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [package_json, go_mod, pyproject, cargo_toml]
#   facts: [packages]
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

import data.lib.asides
import data.lib.code
import data.lib.relative_paths
import data.lib.repository

applies if {
	some kind in _kinds
	count(input.documents[kind]) > 0
}

applies if count(_listed) > 0

deny contains object.union({"message": message}, manifest.place) if {
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

# The manifests that are documents.
_kinds := {"cargo_toml", "go_mod", "package_json", "pyproject"}

_tools := {
	"Gemfile": {"name": "Bundler", "files": {"Gemfile.lock"}},
	"Pipfile": {"name": "Pipenv", "files": {"Pipfile.lock"}},
	"cargo_toml": {"name": "Cargo", "files": {"Cargo.lock"}},
	"composer.json": {"name": "Composer", "files": {"composer.lock"}},
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

_manifests := array.concat(_read, _listed)

# Manifests with dependencies: [{"path", "kind", "place"}], `place` that of the table that names them.
_read := [manifest |
	some kind in _kinds
	some index, document in input.documents[kind]
	is_object(document.value)
	not _ignored(document.path)
	not asides.is_aside(document.path)
	not _is_template(document.value)
	tables := [table |
		some table in _tables(kind, document)
		count(_names(object.get(document.value, table, [])) - _own[kind]) > 0
	]
	count(tables) > 0
	manifest := {
		"path": document.path,
		"kind": kind,
		"place": {"at": array.concat(["documents", kind, index, "value"], tables[0])},
	}
]

# Those of applications that are no documents, by what is known of their packages.
_listed := [manifest |
	some found in input.facts.packages
	kind := _file_of(found.path)
	_is_application(kind, found.path)
	not _is_beside(found.path)
	lines := [dependency.line |
		some dependency in found.dependencies
		not _spelled(dependency.name) in _packaged
	]
	count(lines) > 0
	manifest := {"path": found.path, "kind": kind, "place": {"at": ["files", found.path], "line": min(lines)}}
]

_packaged := {_spelled(found.name) | some found in input.facts.packages; found.name}

_file_of(path) := parts[count(parts) - 1] if parts := split(path, "/")

_is_application("Pipfile", _)

# A gem leaves the choice to whoever uses it.
_is_application("Gemfile", path) if {
	every name in input.folders[relative_paths.folder(path)] {
		not endswith(name, ".gemspec")
	}
}

# What frameworks of PHP start from; a library has none of it.
_is_application("composer.json", path) if {
	folder := relative_paths.folder(path)
	count({"artisan", "symfony.lock", "index.php"} & {name | some name in input.folders[folder]}) > 0
}

_is_application("composer.json", path) if {
	some [below, name] in [["bin", "console"], ["public", "index.php"], ["web", "index.php"], ["config", "bundles.php"]]
	name in input.folders[relative_paths.joined(relative_paths.folder(path), below)]
}

# What stands beside the program, for samples and tests.
_is_beside(path) if _ignored(path)

_is_beside(path) if asides.is_aside(path)

_is_beside(path) if code.is_test(path)

# What needs no lock: the packages that the repository itself makes, and the interpreter, which Poetry lists too.
_own[kind] := {"python" | kind == "pyproject"} | {_spelled(name) |
	some document in documents
	is_object(document.value)
	some path in [["name"], ["project", "name"], ["tool", "poetry", "name"], ["package", "name"]]
	name := object.get(document.value, path, "")
	is_string(name)
} if {
	some kind in _kinds
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

_tables("pyproject", document) := [["project", "dependencies"], ["tool", "poetry", "dependencies"]] if {
	not _is_library(document.value)
}

# A library leaves the choice to whoever uses it; a program is known by what it builds.
_tables("cargo_toml", document) := [["dependencies"]] if _is_program(document)

_tables("cargo_toml", document) := [["workspace", "dependencies"]] if {
	document.value.workspace
	not _is_program(document)
}

_is_program(document) if {
	document.value.bin
	not _is_beside(document.path)
	not _is_fuzzed(document.value)
}

# Cargo finds programs by itself where nothing says otherwise.
# https://doc.rust-lang.org/cargo/reference/cargo-targets.html#target-auto-discovery
_is_program(document) if {
	document.value["package"]
	object.get(document.value["package"], "autobins", true) != false
	not _is_beside(document.path)
	_has_program(relative_paths.folder(document.path))
}

# What cargo-fuzz runs, beside the library that it tests: https://rust-fuzz.github.io/book/cargo-fuzz/structure.html
_is_fuzzed(manifest) if manifest["package"].metadata["cargo-fuzz"] == true

_has_program(folder) if "main.rs" in input.folders[relative_paths.joined(folder, "src")]

_has_program(folder) if input.folders[relative_paths.joined(folder, "src/bin")]

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
