# METADATA
# title: Package installed past the lockfile
# description: >-
#   A script installs a package of npm or RubyGems by its name: `npm install x`, `yarn add x`, `pnpm add x`, `gem install x`,
#   `bundle add x`. No lockfile says what that is. Without a version it is the newest one, and with one the packages below it still
#   are, so that a release which was taken over an hour ago runs in the job.
# related_resources:
#   - ref: https://docs.npmjs.com/cli/v11/commands/npm-ci
#     description: npm, npm ci
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
#     description: OpenSSF Scorecard, Pinned-Dependencies
# custom:
#   severity: low
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Put the package into a manifest of its own, such as `.github/tools/package.json` or a `Gemfile`, commit its lockfile, and
#     install with `npm ci --prefix .github/tools` or `bundle install`.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
#     owasp_cicd: [CICD-SEC-3]
package github_actions.adhoc_packages

import data.lib.github
import data.lib.github_scripts as scripts

deny contains {"message": message, "at": array.concat(entry.path, ["run"]), "words": scripts.written(command)} if {
	some entry in github.steps
	is_string(entry.step.run)
	regex.match(`\b(npm|yarn|pnpm|gem|bundle)\s[^\n]*\b(add|i|in|ins|inst|insta|instal|install|isnt|isnta|isntal|isntall)\b`, entry.step.run)
	some command in scripts.read(entry.step.run)
	packages := _packages(command)
	count(packages) > 0
	message := sprintf("%s installs %s past the lockfile", [entry.label, concat(", ", packages)])
}

_npm := {"add", "i", "in", "ins", "inst", "insta", "instal", "install", "isnt", "isnta", "isntal", "isntall"}

_verbs := {
	"bundle": {"add"},
	"gem": {"i", "install"},
	"npm": _npm,
	"pnpm": {"add", "i", "install"},
	"yarn": {"add"},
}

# Flags behind which a value stands that is no package.
_valued := {
	"bundle": {"--branch", "--git", "--github", "--group", "--ref", "--source", "--version", "-g", "-s", "-v"},
	"gem": {
		"--bindir", "--build-root", "--file", "--install-dir", "--platform", "--source", "--trust-policy", "--version",
		"-P", "-i", "-n", "-s", "-v",
	},
	"npm": {
		"--before", "--cache", "--include", "--loglevel", "--omit", "--otp", "--prefix", "--registry", "--tag",
		"--userconfig", "--workspace", "-C", "-w",
	},
	"pnpm": {"--dir", "--filter", "--loglevel", "--registry", "--reporter", "--store-dir", "-C", "-F"},
	"yarn": {"--cache-folder", "--cwd", "--modules-folder", "--network-timeout", "--registry"},
}

# What a command installs from a registry, by name.
_packages(command) := [word |
	words := _positional(command)
	words[0] in _verbs[command.name]
	some word in array.slice(words, 1, count(words))
	_is_fetched(word)
]

# The words of a command that are no flags, from what it is told to do.
_positional(command) := array.slice(words, 1, count(words)) if {
	words := _unflagged(command)
	command.name == "yarn"
	words[0] == "global"
} else := array.slice(words, 2, count(words)) if {
	words := _unflagged(command)
	command.name == "yarn"
	words[0] == "workspace"
} else := _unflagged(command)

_unflagged(command) := [word |
	valued := _valued[command.name]
	some index, word in command.words
	index > 0
	not startswith(word, "-")
	not command.words[index - 1] in valued
]

# What lies on the disk was fetched before, and what a variable holds may be a flag.
_is_fetched(word) if not regex.match(`^$|^[.~/$*]|^(file|link|portal|workspace):|@(file|link|portal|workspace):|\.(gem|tgz|tar\.gz)$`, word)
