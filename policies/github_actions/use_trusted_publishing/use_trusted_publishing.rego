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

deny contains {"message": message, "at": array.concat(entry.path, ["with", name])} if {
	some entry in github.steps
	name := _token_inputs[actions.name_of(entry.step)]
	entry.step["with"][name]
	not _is_other(object.get(entry.step, ["with", "repository-url"], object.get(entry.step, ["with", "registry"], "")))
	message := sprintf("%s publishes with a token of its own", [entry.label])
}

deny contains {"message": message, "at": array.concat(entry.path, ["with", "setup-trusted-publisher"])} if {
	some entry in github.steps
	actions.name_of(entry.step) == "rubygems/release-gem"
	entry.step["with"]["setup-trusted-publisher"] in {false, "false"}
	message := sprintf("%s publishes with a token of its own", [entry.label])
}

# A job that may ask GitHub for a token of its identity most likely does.
_may_ask(entry) if _grants(object.get(github.jobs[entry.job], "permissions", object.get(input, "permissions", {})))

_grants(permissions) if permissions == "write-all"

_grants(permissions) if permissions["id-token"] == "write"

# Registries of one's own know no trusted publishing.
_is_elsewhere(publishing) if _is_other(publishing.text)

_is_elsewhere(publishing) if {
	flags := `\s(--registry|--index|--repository|-r|--source|-s|--host)[= ]\s*["']?([$\w][^\s"']*)`
	some groups in regex.find_all_string_submatch_n(flags, publishing.text, -1)
	not regex.match(`^(https?:|(test)?pypi$|crates-io$|nuget\.org$)`, lower(groups[2]))
}

_is_elsewhere(publishing) if {
	some environment in publishing.entry.env
	some name, value in environment
	lower(name) in {
		"npm_config_registry", "rubygems_host", "twine_repository", "twine_repository_url", "uv_publish_index", "uv_publish_url",
	}
	_is_other(value)
}

_is_elsewhere(publishing) if {
	some other in github.steps
	other.job == publishing.entry.job
	_is_other(other.step["with"]["registry-url"])
}

# The token of the job itself opens nothing but GitHub's own registries, and ends with the job.
_is_elsewhere(publishing) if {
	some name, value in publishing.entry.env[0]
	is_string(value)
	regex.match(`(?i)token|api_key|password`, name)
	regex.match(`(?i)\$\{\{\s*(secrets\.github_token|github\.token)\s*\}\}`, value)
}

_is_other(text) if {
	is_string(text)
	some address in regex.find_n(`(?i)(https?://|\$\{\{)[^\s"']+`, text, -1)
	not regex.match(
		`(?i)^https?://(registry\.npmjs|(upload|test)\.pypi|rubygems|(www|api)\.nuget)\.org(/|$)`,
		address,
	)
}
