# METADATA
# title: Caches of GitHub jobs
# description: Which steps restore a cache, as far as their inputs say.
package lib.github_caches

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_expressions as expressions
import data.lib.github_releases as releases

# Whether a step restores a cache when a release is built, and the place that says so: {"at"}.
restored(entry) := {"at": places[0]} if {
	name := actions.name_of(entry.step)
	places := array.concat(
		[["uses"] | name in _always],
		array.concat(
			[_at(entry.step, input_) |
				some input_ in _switched_off[name]
				_said(entry.step, input_, "no") in {"no", "some"}
			],
			[_at(entry.step, input_) |
				some input_, default_ in _switched_on[name]
				_said(entry.step, input_, _default(entry.step, default_)) in {"some", "yes"}
				not _is_for_npm_alone(entry, input_)
			],
		),
	)
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
	"actions/setup-node": {"cache": [], "package-manager-cache": [5, 999]},
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

# Since version 6 setup-node does by itself for npm alone.
_is_for_npm_alone(entry, "package-manager-cache") if {
	not startswith(entry.step.uses, "actions/setup-node@v5")
	some other in _of_job(entry)
	_has_another_manager(other)
}

_of_job(entry) := [other.step |
	some other in github.steps
	other.job == entry.job
]

_has_another_manager(step) if actions.name_of(step) in {"oven-sh/setup-bun", "pnpm/action-setup", "pnpm/setup"}

_has_another_manager(step) if {
	is_string(step.run)
	regex.match(`(^|[\s;&|(])(bun|pnpm|yarn)\s`, step.run)
}

_at(step, name) := ["with", key] if {
	key := actions.input_key(step, name)
} else := ["uses"]

_said(step, name, default_) := answer if {
	answer := _answer(name, actions.input_of(step, name))
} else := default_

# Caches in a registry are another matter.
_answer(name, value) := "yes" if {
	name == "cache-from"
	contains(sprintf("%v", [value]), "type=gha")
} else := "no" if {
	name == "cache-from"
} else := _switch(value)

_switch(value) := "yes" if {
	value in {true, 1}
} else := "no" if {
	not is_string(value)
} else := in_release(value) if {
	contains(value, "${{")
} else := "no" if {
	lower(trim_space(value)) in {"", "0", "false", "no"}
} else := "yes"

# What a condition says of a release: "yes", "no", "some" of them, or "unknown".
in_release(text) := "no" if {
	body := _body(text)
	not contains(body, "||")
	regex.match(_never, body)
} else := "no" if {
	body := _body(text)
	not contains(body, "||")
	regex.match(_not_for_tags, body)
	not releases.by_branch
} else := "yes" if {
	regex.match(sprintf(`^\(?(%s|true|always\(\))\)?$`, [_for_tags]), _body(text))
	not releases.by_branch
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
