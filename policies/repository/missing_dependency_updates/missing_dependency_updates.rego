# METADATA
# title: No dependency updates
# description: >-
#   The repository has dependencies, and neither Dependabot nor Renovate keeps them fresh, nor does Scala Steward or Updatecli.
#   Known vulnerabilities stay in until somebody thinks of them. A bot that is switched off is none.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#dependency-update-tool
#     description: OpenSSF Scorecard, Dependency-Update-Tool
#   - ref: https://docs.renovatebot.com/configuration-options/
#     description: Renovate, where its configuration stands
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [dependabot, package_json, renovate]
#   remediation: >-
#     Add `.github/dependabot.yml` with one entry for each ecosystem (do not forget `github-actions` and `docker`), or a
#     `renovate.json`. Where Renovate is configured outside of the repository, waive the rule and say where.
#   controls:
#     openssf_scorecard: [Dependency-Update-Tool]
package repository.missing_dependency_updates

import data.lib.fix
import data.lib.repository
import data.lib.templates
import data.lib.update_bots

deny contains object.union({"message": message, "at": []}, _remedy) if {
	repository.known
	count(_ecosystems) > 0
	not _updated
	message := sprintf("nothing updates the dependencies of the repository (%s)", [concat(", ", sort(_ecosystems))])
}

_updated if count(repository.named([".github"], `^dependabot\.ya?ml$`) - _off) > 0

_updated if count(repository.named(["", ".github", ".gitlab"], `^(renovate|\.renovaterc)(\.json5?)?$`) - _off) > 0

# Configurations by which nothing happens.
_off contains document.path if {
	some document in input.documents.renovate
	update_bots.is_off(document.value)
}

_off contains document.path if {
	some document in input.documents.dependabot
	is_object(document.value)
	not document.value.updates[0]
}

_updated if count(repository.named(["", ".github", ".config"], `^\.scala-steward\.conf$`)) > 0

# https://www.updatecli.io/docs/core/compose/
_updated if count(repository.named([""], `^update(cli)?-compose\.ya?ml$`)) > 0

_updated if {
	some folder, _ in input.folders
	regex.match(`(^|/)updatecli\.d(/|$)`, folder)
}

_updated if {
	some document in input.documents.package_json
	is_object(document.value.renovate)
	not update_bots.is_off(document.value.renovate)
}

_ecosystems := {name | some [name, _] in _places}

_ecosystem(folder, file) := "github-actions" if {
	folder == ".github/workflows"
} else := "uv" if {
	file == "pyproject.toml"
	"uv.lock" in input.folders[folder]
} else := _manifests[file] if {
	_manifests[file]
} else := "nuget" if {
	regex.match(`\.(cs|fs|vb)proj$`, file)
} else := "pip" if {
	regex.match(`^requirements[._-][\w.-]*\.(in|txt)$`, file)
} else := "pip" if {
	regex.match(`(^|/)requirements$`, folder)
	regex.match(`\.(in|txt)$`, file)
}

_manifests := {
	"Cargo.toml": "cargo",
	"Containerfile": "docker",
	"Directory.Packages.props": "nuget",
	"Dockerfile": "docker",
	"Gemfile": "bundler",
	"Package.swift": "swift",
	"Pipfile": "pip",
	"build.gradle": "gradle",
	"build.gradle.kts": "gradle",
	"composer.json": "composer",
	"elm.json": "elm",
	"go.mod": "gomod",
	"mix.exs": "mix",
	"package.json": "npm",
	"packages.config": "nuget",
	"pom.xml": "maven",
	"pubspec.yaml": "pub",
	"pyproject.toml": "pip",
	"requirements.in": "pip",
	"requirements.txt": "pip",
	"setup.py": "pip",
}

# Dependabot is of GitHub.
_remedy := {"fix": fix.safe("Let Dependabot propose updates", [fix.create(".github/dependabot.yml", text)])} if {
	repository.host == "github"
	text := templates.dependabot(sort(_places | _more))
} else := {}

# What Dependabot looks after besides, where it looks after the repository anyway.
_more contains ["docker-compose", folder] if {
	some folder, files in _folders
	some file in files
	regex.match(`^(docker-)?compose([.-][\w.-]+)?\.ya?ml$`, file)
}

_more contains ["helm", folder] if {
	some folder, files in _folders
	"Chart.yaml" in files
}

_more contains ["terraform", folder] if {
	some folder, files in _folders
	some file in files
	endswith(file, ".tf")
}

_more contains ["gitsubmodule", ""] if ".gitmodules" in input.folders[""]

_more contains ["devcontainers", ""] if {
	some folder, file in {"": ".devcontainer.json", ".devcontainer": "devcontainer.json"}
	file in input.folders[folder]
}

# Actions that lie elsewhere than where workflows do are looked for where it says.
_more contains ["github-actions", folder] if {
	some folder, files in _folders
	startswith(folder, ".github/actions/")
	some file in files
	file in {"action.yaml", "action.yml"}
}

# Each ecosystem with the folders of its manifests; workflows are looked for from the root on.
_places contains [name, _directory(name, folder)] if {
	some folder, files in _folders
	some file in files
	name := _ecosystem(folder, file)
	not _is_member(name, folder)
}

_folders[folder] := files if {
	some folder, files in input.folders
	not regex.match(_others, folder)
}

# A member of a workspace has the lock file of a folder above it.
_is_member(name, folder) if {
	not _locked(name, folder)
	some above in _above(folder)
	_locked(name, above)
}

_locked(name, folder) if {
	some file in input.folders[folder]
	file in _locks[name]
}

_locks := {
	"cargo": {"Cargo.lock"},
	"npm": {"npm-shrinkwrap.json", "package-lock.json", "pnpm-lock.yaml", "yarn.lock"},
	"pip": {"uv.lock"},
	"uv": {"uv.lock"},
}

_above(folder) := [concat("/", array.slice(parts, 0, depth)) |
	parts := split(folder, "/")
	some depth, _ in parts
	folder != ""
]

_directory("github-actions", _) := ""

_directory(name, folder) := folder if name != "github-actions"

_others := `(^|/)(vendor|node_modules|third_party|testdata|tests?|fixtures?|examples?)(/|$)`
