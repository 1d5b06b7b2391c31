# METADATA
# title: Package published with a long-lived token
# description: >-
#   A job publishes to a registry that knows trusted publishing, but with a token of its own. Such a token works from
#   everywhere until somebody revokes it; whoever reads it out of the job, or out of the laptop where it was made, publishes in
#   your name. With trusted publishing the registry asks GitHub who is there and gives a token for minutes.
# related_resources:
#   - ref: https://repos.openssf.org/trusted-publishers-for-all-package-repositories.html
#     description: OpenSSF, trusted publishers for all package repositories
#   - ref: https://docs.github.com/en/actions/concepts/security/openid-connect
#     description: GitHub, OpenID Connect
# custom:
#   severity: low
#   kinds: [github_workflow]
#   remediation: >-
#     Name repository, workflow file and environment at the registry, give the job
#     `permissions: {id-token: write, contents: read}`, and take the token out. For crates.io and NuGet log in with
#     `rust-lang/crates-io-auth-action` and `NuGet/login` first; npm needs version 11.5.1.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
package github_actions.use_trusted_publishing

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_releases as releases

_known := {"NuGet", "PyPI", "RubyGems", "crates.io", "npm", "pub.dev"}

# An input that holds a token, or one that turns trusted publishing off.
_token_inputs := {
	"js-devtools/npm-publish": "token",
	"pypa/gh-action-pypi-publish": "password",
	"rubygems/configure-rubygems-credentials": "api-token",
}

deny contains {"message": message, "at": publishing.at, "words": publishing.words} if {
	some publishing in releases.steps
	publishing.what in _known
	publishing.text != ""
	not _may_ask(publishing.entry)
	not _is_elsewhere(publishing)
	message := sprintf("%s publishes to %s with a token of its own", [publishing.entry.label, publishing.what])
}

deny contains {"message": message, "at": array.concat(entry.path, at)} if {
	some [entry, at] in _tokens
	message := sprintf("%s publishes with a token of its own", [entry.label])
}

_tokens contains [entry, ["with", name]] if {
	some entry in github.steps
	name := _token_inputs[actions.name_of(entry.step)]
	entry.step["with"][name]
	not _is_other(object.get(entry.step, ["with", "repository-url"], object.get(entry.step, ["with", "registry"], "")))
}

_tokens contains [entry, ["with", "setup-trusted-publisher"]] if {
	some entry in github.steps
	actions.name_of(entry.step) == "rubygems/release-gem"
	entry.step["with"]["setup-trusted-publisher"] in {false, "false"}
}

# Tools that publish to npm by a variable.
_tokens contains [entry, at] if {
	some entry in github.steps
	_takes_a_variable(entry)
	name := [own | some own in ["NPM_TOKEN", "NODE_AUTH_TOKEN"]; _is_secret(entry, own)][0]
	not _is_for_another_registry(entry)
	at := _place_of(entry, name)
}

# It takes the token wherever it is given one.
_takes_a_variable(entry) if {
	actions.name_of(entry.step) == "changesets/action"
	some name in ["publish", "publish-script"]
	actions.input_of(entry.step, name) != ""
}

_takes_a_variable(entry) if {
	_runs_semantic_release(entry.step)
	not _may_ask(entry)
}

_runs_semantic_release(step) if actions.name_of(step) == "cycjimmy/semantic-release-action"

_runs_semantic_release(step) if {
	is_string(step.run)
	regex.match(`(?m)^\s*((npx|bunx|yarn|pnpm(\s+exec)?)\s+)?semantic-release\b`, step.run)
	not contains(step.run, "--dry-run")
}

_is_secret(entry, name) if {
	some environment in entry.env
	is_string(environment[name])
	contains(environment[name], "secrets.")
	not regex.match(_own_token, environment[name])
}

_place_of(entry, name) := ["env", name] if {
	entry.step.env[name]
} else := ["uses"] if {
	entry.step.uses
} else := ["run"]

# A job that may ask GitHub for a token of its identity most likely does.
_may_ask(entry) if _grants(object.get(github.jobs[entry.job], "permissions", object.get(input, "permissions", {})))

_grants(permissions) if permissions == "write-all"

_grants(permissions) if permissions["id-token"] == "write"

# Registries of one's own know no trusted publishing.
_is_elsewhere(publishing) if {
	some address in regex.find_n(`(?i)https?://[^\s"']+`, publishing.text, -1)
	_is_other(address)
}

_is_elsewhere(publishing) if {
	flags := sprintf(`\s(%s)[= ]\s*["']?([$\w][^\s"']*)`, [_registry_flags[publishing.what]])
	some groups in regex.find_all_string_submatch_n(flags, publishing.text, -1)
	not regex.match(`^(https?:|(test)?pypi$|crates-io$|nuget\.org$)`, lower(groups[2]))
}

# `-r` is another matter for pnpm, and `-s` for npm.
_registry_flags := {
	"NuGet": "--source|-s|(?i:-source|-src)",
	"PyPI": "--repository|-r|--repository-url|--index|--index-url|--publish-url",
	"RubyGems": "--host",
	"crates.io": "--registry|--index",
	"npm": "--registry",
	"pub.dev": "--server",
}

_is_elsewhere(publishing) if {
	some environment in publishing.entry.env
	some name, value in environment
	lower(name) in {
		"npm_config_registry", "rubygems_host", "twine_repository", "twine_repository_url", "uv_publish_index", "uv_publish_url",
	}
	_is_other(value)
}

_is_elsewhere(publishing) if _is_for_another_registry(publishing.entry)

_is_for_another_registry(entry) if {
	some other in github.steps
	other.job == entry.job
	_is_other(other.step["with"]["registry-url"])
}

# The token of the job itself opens nothing but GitHub's own registries, and ends with the job. It may be there for something else
# beside a key of a registry.
_is_elsewhere(publishing) if {
	some text in _keys(publishing)
	regex.match(_own_token, text)
	every other in _keys(publishing) {
		not regex.match(`(?i)\bsecrets\.`, regex.replace(other, _own_token, ""))
	}
}

_keys(publishing) := {publishing.text} | {value |
	some name, value in publishing.entry.env[0]
	is_string(value)
	regex.match(`(?i)token|api_?key|password`, name)
}

_own_token := `(?i)\$\{\{\s*(secrets\.github_token|github\.token)\s*\}\}`

_is_other(text) if {
	is_string(text)
	some address in regex.find_n(`(?i)https?://[^\s"']+|\$\{\{`, text, -1)
	not regex.match(
		`(?i)^https?://(registry\.npmjs|(upload|test)\.pypi|rubygems|(www|api)\.nuget)\.org(/|$)`,
		address,
	)
}
