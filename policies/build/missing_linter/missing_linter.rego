# METADATA
# title: Language without a linter or formatter
# description: >-
#   The entity has code in a language, and neither a file configures a linter or formatter for it nor does a job of CI run
#   one. Style is then argued about in reviews, and whole classes of mistakes that a program finds reach the default branch.
#   A tool that CI runs, that a manifest depends on or that is a plugin of Maven counts without a file; a few files of a language are
#   not judged.
# related_resources:
#   - ref: https://dora.dev/capabilities/code-maintainability/
#     description: DORA, code maintainability
#   - ref: https://docs.astral.sh/ruff/configuration/
#     description: Ruff, configuration
#   - ref: https://golangci-lint.run/docs/configuration/file/
#     description: golangci-lint, configuration
#   - ref: https://eslint.org/docs/latest/use/configure/configuration-files
#     description: ESLint, configuration files
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   documents: [github_workflow, ini, package_json, pom, pre_commit, pyproject]
#   facts: [packages, pipelines]
#   remediation: >-
#     Add the file of a linter that knows the language (`.golangci.yml`, `eslint.config.js`, `[tool.ruff]` in
#     `pyproject.toml`, `clippy.toml`, `.rubocop.yml`), begin with its default rules, format everything in one commit of
#     its own, and run it in CI.
#   parameters:
#     least_files:
#       default: 3
#       description: Files of a language from which on it is judged.
package build.missing_linter

import data.lib.asides
import data.lib.code
import data.lib.entity
import data.lib.hooks
import data.lib.jvm_builds
import data.lib.linters
import data.lib.pipelines

applies if count(_judged) > 0

deny contains {"message": message, "at": []} if {
	some language in (_judged - _linted)
	count(_hidden(language)) == 0
	message := sprintf("nothing configures or runs a linter or formatter for %s", [language])
}

unknown contains place if {
	some language in (_judged - _linted)
	some place in _hidden(language)
}

_hidden(language) := pipelines.hidden | jvm_builds.hidden if {
	language in jvm_builds.languages
} else := pipelines.hidden

measure := {"value": count(_linted), "of": count(_judged)} if {
	count(_judged) > 0
}

_linted := {language | some language in _judged; _is_linted(language)}

_judged := {language |
	some language, paths in code.files
	linters.configurations[language]
	count(paths) >= data.karat.parameters.least_files
}

_is_linted(language) if count(linters.tools[language] & pipelines.tools) > 0

_is_linted(language) if count(linters.tools[language] & jvm_builds.configured) > 0

_is_linted(language) if hooks.runs_one_of(linters.tools[language])

_is_linted(language) if {
	some path, _ in input.files
	regex.match(linters.configurations[language], path)
}

# A file at the root of the repository, which tools find from below.
_is_linted(language) if {
	some name in input.repository.folders[""]
	regex.match(linters.configurations[language], name)
}

_is_linted(language) if count(linters.packages[language] & _depended_on[linters.registries[language]]) > 0

# By the entity's own manifests, and by those at the root of the repository.
_depended_on[manifest.ecosystem] contains lower(dependency.name) if {
	some manifest in input.facts.packages
	_serves(manifest.path)
	not asides.is_aside(manifest.path)
	some dependency in manifest.dependencies
}

_serves(path) if entity.own(path)

_serves(path) if not contains(path, "/")

# Sections of pyproject.toml, setup.cfg, tox.ini and package.json.
_is_linted("Python") if {
	some document in input.documents.pyproject
	some tool, _ in document.value.tool
	tool in {"ruff", "black", "pylint", "flake8", "isort", "yapf"}
}

_is_linted("Python") if {
	some document in input.documents.ini
	regex.match(`(^|/)(setup\.cfg|tox\.ini)$`, document.path)
	some section, _ in document.value
	section in {"flake8", "isort", "pycodestyle", "pylint", "yapf"}
}

_is_linted(language) if {
	language in {"JavaScript", "TypeScript"}
	some document in input.documents.package_json
	count({"eslintConfig", "prettier", "standard", "xo"} & object.keys(document.value)) > 0
}
