# METADATA
# title: Update bot that leaves out an ecosystem
# description: >-
#   Dependabot or Renovate runs, and the repository has manifests of an ecosystem that its configuration does not name. Those
#   dependencies look looked after and are not. Base images and the actions of workflows are the ones that are forgotten most.
#   A repository without any bot is found by another rule.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#package-ecosystem-
#     description: Dependabot, package-ecosystem
#   - ref: https://docs.renovatebot.com/configuration-options/#enabledmanagers
#     description: Renovate, enabledManagers
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#dependency-update-tool
#     description: OpenSSF Scorecard, Dependency-Update-Tool
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [dependabot, renovate, package_json]
#   remediation: >-
#     Add an entry under `updates` of `.github/dependabot.yml` for each ecosystem that is named, with its directories, or take the
#     manager into `enabledManagers` of Renovate. Group updates, so that one more ecosystem does not mean ten more pull requests.
#   controls:
#     openssf_scorecard: [Dependency-Update-Tool]
#   parameters:
#     ignored_folders:
#       default: [examples, example, test, tests, testdata, fixtures, vendor, node_modules, third_party, templates]
#       description: Folders at any depth whose manifests are not judged.
package supply_chain.update_bot_gap

import data.lib.fix
import data.lib.templates

applies if {
	count(_configurations) > 0
	count(_ecosystems) > 0
}

deny contains object.union({"message": message, "at": at}, _remedy(_configurations[0], name)) if {
	applies
	some name in _forgotten
	at := _configurations[0].at
	message := sprintf("%s dependencies (%s) are not kept fresh by %s", [
		name,
		min(_ecosystems[name]),
		_configurations[0].bot,
	])
}

measure := {"value": total - count(_forgotten), "of": total} if {
	applies
	total := count(_ecosystems)
}

_forgotten := {name |
	some name, _ in _ecosystems
	count([own | some own in _configurations; _names(own.bot, own.value, name)]) == 0
}

_names("Dependabot", value, name) if {
	some update in value.updates
	update["package-ecosystem"] in _spellings[name]
}

_names("Renovate", value, name) if {
	managers := {manager | some manager in object.get(value, "enabledManagers", [])}
	_enables(managers, _spellings[name])
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
	_counts(bot, value)
	at := ["documents", label, index, "value"]
]

_counts("Dependabot", value) if is_array(value.updates)

_counts("Renovate", value) if {
	is_object(value)
	object.get(value, "enabled", true) != false
}

# Manifests by ecosystem.
_ecosystems[name] contains path if {
	some path, _ in input.files
	parts := split(path, "/")
	name := _ecosystem(parts)
	count({part | some part in parts} & {folder | some folder in data.karat.parameters.ignored_folders}) == 0
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
	folder := concat("/", array.slice(split(min(_ecosystems[name]), "/"), 0, count(split(min(_ecosystems[name]), "/")) - 1))
	update := templates.updates(_proposed[name], {false: folder, true: ""}[name == "GitHub Actions"])
	edit := fix.append(array.concat(configuration.at, ["updates"]), update)
} else := {}

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
