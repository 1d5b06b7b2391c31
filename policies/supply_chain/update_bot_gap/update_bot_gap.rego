# METADATA
# title: Update bot that leaves out an ecosystem
# description: >-
#   Dependabot or Renovate runs, and the repository has manifests of an ecosystem that its configuration does not name or
#   switches off, or that lie in a folder that it does not name where Dependabot reads no other: Go modules, Dockerfiles,
#   Terraform and composite actions, and what has a lock file of its own of npm or Cargo. Those dependencies look looked after
#   and are not. A repository without any bot is found by another rule.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#package-ecosystem-
#     description: Dependabot, package-ecosystem
#   - ref: https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#directories-or-directory--
#     description: Dependabot, directories
#   - ref: https://docs.renovatebot.com/configuration-options/#enabledmanagers
#     description: Renovate, enabledManagers
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#dependency-update-tool
#     description: OpenSSF Scorecard, Dependency-Update-Tool
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [dependabot, github_action, renovate, package_json]
#   remediation: >-
#     Add an entry under `updates` of `.github/dependabot.yml` for each ecosystem that is named, with its directories, or take
#     the manager into `enabledManagers` of Renovate; take out what switches it off or ignores all of it. Group updates, so
#     that one more ecosystem does not mean ten more pull requests.
#   controls:
#     openssf_scorecard: [Dependency-Update-Tool]
#   parameters:
#     ignored_folders:
#       default: [examples, example, test, tests, testdata, fixtures, vendor, node_modules, third_party, templates]
#       description: Folders at any depth whose manifests are not judged.
package supply_chain.update_bot_gap

import data.lib.fix
import data.lib.templates
import data.lib.update_bots

applies if {
	count(_configurations) + count(_unread) > 0
	count(_ecosystems) > 0
}

deny contains object.union({"message": message, "at": at}, _remedy(_configurations[0], name)) if {
	applies
	count(_unread) == 0
	some name, paths in _forgotten
	at := _configurations[0].at
	message := sprintf("%s dependencies (%s) are not kept fresh by %s", [name, min(paths), _configurations[0].bot])
}

unknown contains {"message": message, "at": ["files", path]} if {
	applies
	count(_forgotten) > 0
	some path in _unread
	message := sprintf("what %s leaves out is not known", [path])
}

# Configurations of Renovate in JSON5.
_unread contains path if {
	some path in {"renovate.json5", ".renovaterc.json5", ".github/renovate.json5", ".gitlab/renovate.json5"}
	input.files[path]
}

measure := {"value": total - count(_forgotten), "of": total} if {
	applies
	total := count(_ecosystems)
}

# Manifests that no bot looks after, by ecosystem.
_forgotten[name] := paths if {
	some name, paths in _ecosystems
	not _is_named(name)
}

_forgotten[name] := paths if {
	some name, own in _ecosystems
	_is_named(name)
	not _is_named_for_all_folders(name)
	paths := {path | some path in own; _is_alone(name, path); not _is_reached(name, path)}
	count(paths) > 0
}

_is_named(name) if {
	some own in _configurations
	_names(own.bot, own.value, name)
}

_is_named_for_all_folders(name) if {
	some own in _configurations
	own.bot == "Renovate"
	_names(own.bot, own.value, name)
}

# Whether Dependabot comes to a manifest only where its folder is named.
_is_alone(name, path) if {
	some lock in _locks[name]
	input.files[concat("", [_folder(path), lock])]
}

_is_alone(name, _) if name in {"Docker", "Go", "Terraform"}

_is_alone("GitHub Actions", path) if not startswith(path, ".github/workflows/")

_locks := {
	"Cargo": {"Cargo.lock"},
	"npm": {"bun.lock", "bun.lockb", "npm-shrinkwrap.json", "package-lock.json", "pnpm-lock.yaml", "yarn.lock"},
}

_folder(path) := regex.replace(path, `[^/]*$`, "")

_is_reached(name, path) if _folder(path) in _reached[name]

_is_reached("Go", path) if {
	some folder in _workspaces
	startswith(path, folder)
}

# Folders with manifests, as `a/b/`, that some entry names, by ecosystem.
_reached[name] contains folder if {
	some name, paths in _ecosystems
	some folder in ({_folder(path) | some path in paths} & _directories[name])
}

_reached[name] contains folder if {
	some name, directories in _directories
	some directory in directories
	contains(directory, "*")
	some pattern in {directory, replace(directory, "**/", "")}
	some folder in object.get(_below, [name, _plain_start(pattern)], set())
	glob.match(trim_suffix(pattern, "/"), ["/"], trim_suffix(folder, "/"))
}

# The folders of a pattern in front of the first one that may have several names.
_plain_start(pattern) := regex.find_n(`^([^*?{\[\\/]*/)*`, pattern, 1)[0]

# Folders with manifests by each of the folders that they lie in, and by themselves.
_below[name][start] contains folder if {
	some name, paths in _ecosystems
	some folder in {_folder(path) | some path in paths}
	parts := split(folder, "/")
	some length in numbers.range(0, count(parts) - 1)
	start := concat("", [concat("/", array.slice(parts, 0, length)), {true: "", false: "/"}[length == 0]])
}

# A workspace of Go that is named brings its modules.
_workspaces contains folder if {
	some path, _ in input.files
	regex.match(`(^|/)go\.work$`, path)
	folder := _folder(path)
	folder in _directories.Go
}

_directories[name] contains folder if {
	some own in _configurations
	own.bot == "Dependabot"
	some update in own.value.updates
	not update_bots.ignores_all(update)
	some name, spellings in _spellings
	update["package-ecosystem"] in spellings
	directories := [directory | some directory in object.get(update, "directories", [])]
	some directory in array.concat([object.get(update, "directory", null)], directories)
	is_string(directory)
	folder := trim_prefix(regex.replace(concat("", [trim(directory, "/"), "/"]), `^(\./)+`, ""), "/")
}

_names("Dependabot", value, name) if {
	some update in value.updates
	not update_bots.ignores_all(update)
	update["package-ecosystem"] in _spellings[name]
}

_names("Renovate", value, name) if {
	managers := {manager | some manager in object.get(value, "enabledManagers", [])}
	_enables(managers, _spellings[name])
	some manager in object.get(_managers, name, _spellings[name])
	not update_bots.leaves_out(value, manager)
}

# Those of Renovate alone, where they are not all of the names.
_managers := {
	"Docker": {"dockerfile"},
	"Python": {"pep621", "pip_requirements", "pip_setup", "pipenv", "poetry", "setup-cfg"},
	"Terraform": {"terraform"},
	"npm": {"npm"},
}

# Renovate looks after everything unless told otherwise.
_enables(managers, _) if count(managers) == 0

_enables(managers, spellings) if count(managers & spellings) > 0

# Configurations that count: [{"bot", "value", "at"}].
_configurations := [{"bot": bot, "value": value, "at": array.concat(at, below)} |
	some [label, bot, below] in [
		["dependabot", "Dependabot", []],
		["renovate", "Renovate", []],
		["package_json", "Renovate", ["renovate"]],
	]
	some index, document in input.documents[label]
	value := object.get(document.value, below, null)
	_is_read(bot, document.path)
	_counts(bot, value)
	at := ["documents", label, index, "value"]
]

# Dependabot reads one file; others of its name are for other repositories.
_is_read("Dependabot", path) if path in {".github/dependabot.yaml", ".github/dependabot.yml"}

_is_read("Renovate", _)

_counts("Dependabot", value) if is_array(value.updates)

_counts("Renovate", value) if {
	is_object(value)
	not update_bots.is_off(value)
}

# Manifests by ecosystem.
_ecosystems[name] contains path if {
	some path, _ in input.files
	parts := split(path, "/")
	name := _ecosystem(parts)
	count({part | some part in parts} & {folder | some folder in data.karat.parameters.ignored_folders}) == 0
}

# Actions that take others.
_ecosystems[name] contains document.path if {
	name := "GitHub Actions"
	some document in input.documents.github_action
	count({part | some part in split(document.path, "/")} & {folder | some folder in data.karat.parameters.ignored_folders}) == 0
	some step in document.value.runs.steps
	is_string(step.uses)
	regex.match(`^[\w.-]+/.+@`, step.uses)
}

_ecosystem(parts) := _manifests[parts[count(parts) - 1]]

_ecosystem([".github", "workflows", name]) := "GitHub Actions" if regex.match(`\.ya?ml$`, name)

_manifests := {
	".terraform.lock.hcl": "Terraform",
	"Cargo.toml": "Cargo",
	"Dockerfile": "Docker",
	"Gemfile": "Bundler",
	"Pipfile": "Python",
	"build.gradle": "Gradle",
	"build.gradle.kts": "Gradle",
	"go.mod": "Go",
	"package.json": "npm",
	"pom.xml": "Maven",
	"pyproject.toml": "Python",
	"requirements.txt": "Python",
}

# What Dependabot and Renovate call them.
_spellings := {
	"Bundler": {"bundler"},
	"Cargo": {"cargo"},
	"Docker": {"docker", "dockerfile"},
	"GitHub Actions": {"github-actions"},
	"Go": {"gomod"},
	"Gradle": {"gradle"},
	"Maven": {"maven"},
	"Python": {"pep621", "pip", "pip_requirements", "pip_setup", "pipenv", "poetry", "setup-cfg", "uv"},
	"Terraform": {"opentofu", "terraform"},
	"npm": {"bun", "npm"},
}

_remedy(configuration, name) := {"fix": fix.safe(sprintf("Let Dependabot update %s, too", [name]), [edit])} if {
	configuration.bot == "Dependabot"
	not _is_ignored(configuration, name)
	update := templates.updates(_proposed[name], sort(_missing(name)))
	edit := fix.append(array.concat(configuration.at, ["updates"]), update)
} else := {}

# An entry for the same folder would be the second one.
_is_ignored(configuration, name) if {
	some update in configuration.value.updates
	update["package-ecosystem"] in _spellings[name]
	update_bots.ignores_all(update)
}

# The folders that an entry has to name.
_missing(name) := folders if {
	folders := {trim_suffix(_folder(path), "/") |
		some path in _forgotten[name]
		_is_alone(name, path)
	} | {"" |
		some path in _forgotten[name]
		startswith(path, ".github/workflows/")
	}
	count(folders) > 0
} else := {trim_suffix(_folder(min(_forgotten[name])), "/")}

_proposed := {
	"Bundler": "bundler",
	"Cargo": "cargo",
	"Docker": "docker",
	"GitHub Actions": "github-actions",
	"Go": "gomod",
	"Gradle": "gradle",
	"Maven": "maven",
	"Python": "pip",
	"Terraform": "terraform",
	"npm": "npm",
}
