# METADATA
# title: Caches of GitHub jobs
# description: Which steps restore a cache, as far as their inputs say.
package lib.github_caches

import data.lib.github_actions as actions
import data.lib.github_expressions as expressions
import data.lib.github_releases as releases
import data.lib.lists

# Whether a step restores a cache when a workflow builds a release, and the place that says so: {"at"}.
restored(step, document) := {"at": places[0]} if {
	name := actions.name_of(step)
	not _only_saves(step, name)
	places := array.concat(
		[["uses"] | name in _always],
		array.concat(
			[_at(step, input_) |
				some input_ in _switched_off[name]
				_said(step, input_, "no", document) in {"no", "some"}
			],
			[_at(step, input_) |
				some input_, default_ in _switched_on[name]
				_said(step, input_, _default(step, default_), document) in {"some", "yes"}
			],
		),
	)
}

# The same for what a step restores by itself, where the package.json at the root of the repository names one of some managers.
# https://github.com/actions/setup-node#caching-global-packages-data
restored_for(entry, document, managers) := {"at": ["uses"]} if {
	actions.name_of(entry.step) == "actions/setup-node"
	count(_managers_of(entry.step) & managers) > 0
	_said(entry.step, "cache", "no", document) == "no"
	_said(entry.step, "package-manager-cache", "yes", document) in {"some", "yes"}
	_has_code(entry, document)
}

# Version 5 takes all of them. A commit may be any version, and most are newer.
_managers_of(step) := {"npm", "pnpm", "yarn"} if {
	actions.version(split(step.uses, "@")[1])[0] == 5
} else := set() if {
	actions.version(split(step.uses, "@")[1])[0] < 5
} else := {"npm"}

# Before the repository is checked out, there is no package.json.
_has_code(entry, document) if {
	some index, other in document.jobs[entry.job].steps
	index < entry.path[3]
	actions.name_of(other) == "actions/checkout"
	trim(sprintf("%v", [object.get(other, ["with", "path"], "")]), "./") in {"", "null"}
}

# The managers of packages that a package.json names, as `npm@11`.
managers_of(manifest) := {regex.replace(name, `^\^|@.*$`, "") |
	developed := object.get(manifest, ["devEngines", "packageManager"], {})
	some holder in array.concat([{"name": object.get(manifest, "packageManager", "")}], lists.of(developed))
	name := holder.name
	is_string(name)
}

_always := {
	"awalsh128/cache-apt-pkgs-action", "julia-actions/cache", "mozilla-actions/sccache-action",
	"nix-community/cache-nix-action",
}

# Actions that restore a cache unless an input is set.
_switched_off := {
	"actions/cache": {"lookup-only"},
	"actions/cache/restore": {"lookup-only"},
	"gradle/actions/setup-gradle": {"cache-disabled"},
	"gradle/gradle-build-action": {"cache-disabled"},
	"oven-sh/setup-bun": {"no-cache"},
	"ramsey/composer-install": {"ignore-cache"},
	"swatinem/rust-cache": {"lookup-only"},
}

# Actions that restore a cache where an input is set, and since and until which version that is the default.
_switched_on := {
	"actions-rust-lang/setup-rust-toolchain": {"cache": [0, 999]},
	"actions/setup-dotnet": {"cache": []},
	"actions/setup-go": {"cache": [4, 999]},
	"actions/setup-java": {"cache": []},
	"actions/setup-node": {"cache": []},
	"actions/setup-python": {"cache": []},
	"astral-sh/setup-uv": {"enable-cache": [0, 10]},
	"determinatesystems/magic-nix-cache-action": {"use-gha-cache": [0, 999]},
	"docker/build-push-action": {"cache-from": []},
	"graalvm/setup-graalvm": {"cache": []},
	"jdx/mise-action": {"cache": [0, 999]},
	"mlugg/setup-zig": {"use-cache": [0, 999]},
	"pyo3/maturin-action": {"sccache": []},
	"ruby/setup-ruby": {"bundler-cache": []},
	"subosito/flutter-action": {"cache": []},
}

# A commit may be any version.
_default(step, [since, until]) := "yes" if {
	version := actions.version(split(step.uses, "@")[1])
	version[0] >= since
	version[0] < until
} else := "yes" if {
	not actions.version(split(step.uses, "@")[1])
} else := "no"

_default(_, []) := "no"

# A cache that is kept for others alone.
_only_saves(step, "astral-sh/setup-uv") if actions.input_of(step, "restore-cache") in {"false", false}

_at(step, name) := ["with", key] if {
	key := actions.input_key(step, name)
} else := ["uses"]

_said(step, name, default_, document) := answer if {
	answer := _answer(name, actions.input_of(step, name), document)
} else := default_

# Caches in a registry are another matter.
_answer(name, value, document) := "yes" if {
	name == "cache-from"
	contains(sprintf("%v", [value]), "type=gha")
} else := "no" if {
	name == "cache-from"
} else := _switch(value, document)

_switch(value, document) := "yes" if {
	value in {true, 1}
} else := "no" if {
	not is_string(value)
} else := in_release(value, document) if {
	contains(value, "${{")
} else := "no" if {
	lower(trim_space(value)) in {"", "0", "false", "no"}
} else := "yes"

# What a condition says of a release by a workflow: "yes", "no", "some" of them, or "unknown".
in_release(text, document) := "no" if {
	body := _body(text)
	not contains(body, "||")
	regex.match(_never, body)
} else := "no" if {
	body := _body(text)
	not contains(body, "||")
	regex.match(_not_for_tags, body)
	not releases.by_branch_of(document)
} else := "yes" if {
	regex.match(sprintf(`^\(?(%s|true|always\(\))\)?$`, [_for_tags]), _body(text))
	not releases.by_branch_of(document)
} else := "some" if {
	regex.match(`[=!<>&|]|\b(true|startswith|contains)\b`, _body(text))
} else := "unknown"

_body(text) := regex.replace(concat(" ", parts), `\s+`, "") if {
	dotted := expressions.dotted(text)
	parts := array.concat(expressions.bodies(dotted), [dotted | not contains(text, "${{")])
}

_never := `^false$|github\.event_name=='(pull_request|schedule|workflow_dispatch)'`

_for_tags := concat("|", [
	`startswith\(github\.ref,'refs/tags/[^']*'\)`,
	`github\.ref_type=='tag'`,
	`github\.event_name=='release'`,
	`github\.event_name=='push'&&github\.ref_type=='tag'`,
	`github\.event_name=='push'&&startswith\(github\.ref,'refs/tags/[^']*'\)`,
])

_not_for_tags := concat("|", [
	sprintf(`!\(?(%s)\)?`, [_for_tags]),
	`github\.ref_type(!='tag'|=='branch')`,
	`github\.event_name!='release'`,
	`startswith\(github\.ref,'refs/heads/`,
	`github\.ref=='refs/heads/`,
])
