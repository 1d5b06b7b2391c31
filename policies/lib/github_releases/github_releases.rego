# METADATA
# title: Releases from GitHub workflows
# description: Which workflows run for a release, and which of their steps publish what.
package lib.github_releases

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_expressions as expressions
import data.lib.github_scripts as scripts

# Runs for a release or for a tag.
default by_tag := false

by_tag if by_tag_of(input)

by_tag_of(document) if "release" in github.triggers_of(document)

by_tag_of(document) if {
	is_array(document.on.push.tags)
	count(document.on.push.tags) > 0
}

# Runs for branches that are released from, and for no others: what runs for main, too, tests both.
by_branch_of(document) if {
	is_array(document.on.push.branches)
	count(document.on.push.branches) > 0
	every branch in document.on.push.branches {
		is_string(branch)
		regex.match(`(^|[/_-])releases?($|[/_*-])`, lower(branch))
	}
}

# Steps that publish: [{"entry", "at", "what", "text", "words"}]. `what` is a registry, `image`, `release` or `deployment`.
steps := steps_of(input)

steps_of(document) := array.concat(
	[{"entry": entry, "at": array.concat(entry.path, ["uses"]), "what": what, "text": "", "words": []} |
		some entry in github.steps_of(document)
		what := _actions[actions.name_of(entry.step)]
		_is_publishing(entry.step, what)
	],
	[{"entry": entry, "at": array.concat(entry.path, ["run"]), "what": what, "text": text, "words": words} |
		some entry in github.steps_of(document)
		is_string(entry.step.run)
		some text in scripts.commands_of(entry.step.run)
		regex.match(`publish|push|upload|release|deploy|registry`, text)
		not regex.match(`\s(--dry-run|--snapshot|-n)\b`, text)
		some what, pattern in _commands
		regex.match(pattern, text)
		words := scripts.words_of(text)
	],
)

# Whether a step that publishes brings files: a release of notes alone has nothing to sign, to list or to attest.
has_files(publishing) if publishing.what != "release"

has_files(publishing) if {
	publishing.what == "release"
	regex.match(`goreleaser|jreleaser|chart-releaser|upload-release`, actions.name_of(publishing.entry.step))
}

has_files(publishing) if {
	some name in ["artifacts", "files"]
	is_string(publishing.entry.step["with"][name])
}

has_files(publishing) if {
	publishing.what == "release"
	regex.match(`\bupload\b|[*]|^goreleaser|\s\S+\.(zip|t?gz|xz|zst|exe|msi|deb|rpm|jar|whl|dmg|apk)\b`, _whole(publishing))
}

# What stands behind the tag.
has_files(publishing) if {
	regex.match(`\bgh\s+release\s+create\b`, publishing.text)
	is_whole(publishing)
	given := _without_flags(regex.replace(_whole(publishing), `^.*\brelease\s+create\b`, ""), publishing.entry.step.run)
	count(_bare_words(given)) > 1
}

# What is neither a flag nor the value of one.
_bare_words(given) := [word |
	quoted := regex.replace(given, `"[^"]*"|'[^']*'`, "text")
	some word in regex.split(`\s+`, regex.replace(quoted, _flags, " "))
	not word in {"", "\\"}
]

# Without variables of the shell that hold flags alone: `notes+=(--prerelease)` for `"${notes[@]}"`, or `$NOTES`.
_without_flags(given, script) := strings.replace_n({word: "" | some [word, name] in used; _holds_flags(name, script)}, given) if {
	used := array.concat(
		regex.find_all_string_submatch_n(`"?\$\{(\w+)\[[@*]\]\}"?`, given, -1),
		[[trim_space(word), name] |
			some [word, name] in regex.find_all_string_submatch_n(`\s\$\{?(\w+)\}?(?:\s|$)`, given, -1)
		],
	)
}

_holds_flags(name, script) if {
	found := regex.find_all_string_submatch_n(sprintf(_assigned, [name]), script, -1)
	values := [trim_space(concat("", array.slice(parts, 1, 5))) | some parts in found]
	strings.any_prefix_match(values, "-")
	every value in values {
		count(_bare_words(sprintf(" %s", [value]))) == 0
	}
}

_assigned := `(?m)(?:^|[\s;])%s\+?=(?:\(([^)]*)\)|"([^"]*)"|'([^']*)'|([^\s"'(]*))`

# Whether a command is there as a whole, and not cut off inside of a text.
is_whole(publishing) if count(split(_whole(publishing), `"`)) % 2 == 1

# The command with a word for what other commands put into it, behind which it goes on: `--target "$(git rev-parse HEAD)"`.
_whole(publishing) := found if {
	script := publishing.entry.step.run
	is_string(script)
	contains(script, "$(")
	plain := regex.replace(regex.replace(script, `\$\([^()]*\)`, "it"), `\$\([^()]*\)`, "it")
	[found] := [text | some text in scripts.commands_of(plain); startswith(text, publishing.text)]
} else := publishing.text

# Whether what a step of a workflow publishes gets its provenance by the way it is published.
attests_itself(publishing, _) if {
	step := publishing.entry.step
	actions.name_of(step) in {"docker/bake-action", "docker/build-push-action"}
	not _is_off(object.get(step, ["with", "provenance"], true))
}

attests_itself(publishing, _) if {
	publishing.what in {"PyPI", "RubyGems"}
	publishing.text == ""
	step := publishing.entry.step
	not _is_off(object.get(step, ["with", "attestations"], true))
	not object.get(step, ["with", "password"], "") != ""
}

attests_itself(publishing, _) if {
	publishing.what == "npm"
	regex.match(`--provenance\b`, publishing.text)
}

attests_itself(publishing, document) if {
	publishing.what == "npm"
	some holder in [document.jobs[publishing.entry.job], document]
	holder.permissions["id-token"] == "write"
}

attests_itself(publishing, _) if {
	publishing.what == "image"
	contains(publishing.text, "buildx")
	not contains(publishing.text, "--provenance=false")
}

_is_off(value) if value in {false, "false"}

# Flags of `gh release create`, with the values that some take.
_flags := concat("|", [
	`\s(--(title|notes|notes-file|target|repo|notes-start-tag|discussion-category)|-[tnFR])[\s=]+\S+`,
	`\s-\S+`, `\s[0-9]?>\S*(\s+\S+)?`,
])

# The jobs that publish, by name.
jobs := {step.entry.job | some step in steps}

jobs_of(document) := {step.entry.job | some step in steps_of(document)}

_actions := {
	"aws-actions/amazon-ecs-deploy-task-definition": "deployment",
	"azure/functions-action": "deployment",
	"azure/webapps-deploy": "deployment",
	"cloudflare/wrangler-action": "deployment",
	"docker/bake-action": "image",
	"docker/build-push-action": "image",
	"google-github-actions/deploy-appengine": "deployment",
	"google-github-actions/deploy-cloud-functions": "deployment",
	"google-github-actions/deploy-cloudrun": "deployment",
	"goreleaser/goreleaser-action": "release",
	"helm/chart-releaser-action": "release",
	"jreleaser/release-action": "release",
	"js-devtools/npm-publish": "npm",
	"katyo/publish-crates": "crates.io",
	"ncipollo/release-action": "release",
	"pypa/gh-action-pypi-publish": "PyPI",
	"redhat-actions/push-to-registry": "image",
	"rubygems/release-gem": "RubyGems",
	"softprops/action-gh-release": "release",
	"svenstaro/upload-release-action": "release",
}

_is_publishing(_, what) if not what in {"image", "release"}

_is_publishing(step, "image") if github.is_on(step["with"].push)

# What is worked out holds in some runs.
_is_publishing(step, "image") if {
	is_string(step["with"].push)
	some body in expressions.bodies(step["with"].push)
	lower(trim_space(body)) != "false"
}

_is_publishing(step, "image") if {
	some name in ["outputs", "set"]
	is_string(step["with"][name])
	regex.match(_pushed, step["with"][name])
}

_is_publishing(step, "image") if actions.name_of(step) == "redhat-actions/push-to-registry"

_is_publishing(step, "release") if {
	arguments := sprintf("%v", [object.get(step, ["with", "args"], "")])
	not regex.match(`--snapshot|--skip[= ]\S*publish|^\s*(build|check)\b`, arguments)
	every name in ["install-only", "install_only"] {
		not github.is_on(object.get(step, ["with", name], false))
	}
}

# Outputs of a build that go to a registry.
_pushed := `\btype=registry\b|\bpush=true\b`

_before := `^(\w+=\S*\s+|(sudo|exec|time|env)\s+)*`

_options := `(\s+-\S+|\s+-\S+\s+[^-\s]\S*)*\s+`

_runners := `((python[0-9.]*|py)\s+-m\s+|(pipx|uv|uv\s+tool|poetry|hatch|pdm)\s+run\s+(-\S+\s+)*|uvx\s+(-\S+\s+)*)?`

_commands := {
	"npm": sprintf(`%s((npx|bunx|pnpx)\s+)?((npm|pnpm|bun)(@\S+)?|yarn(\s+workspace\s+\S+)?(%snpm)?|lerna)%spublish\b`, [
		_before,
		_options,
		_options,
	]),
	"PyPI": concat("", [
		sprintf(`%s%s(twine(==\S+|@\S+)?%supload|(uv|poetry|hatch|pdm|flit|maturin)%spublish|`, [
			_before,
			_runners,
			_options,
			_options,
		]),
		sprintf(`maturin%supload)\b`, [_options]),
	]),
	"RubyGems": sprintf(`%s(bundle\s+exec\s+)?(gem%spush|rake\s+release)\b`, [_before, _options]),
	"crates.io": sprintf(`%scargo(\s+\+\S+)?(\s+workspaces)?(%s)publish\b`, [_before, _options]),
	"NuGet": sprintf(`%s(dotnet\s+)?nuget(\.exe)?\s+push\b`, [_before]),
	"pub.dev": sprintf(`%s(dart|flutter)\s+pub\s+publish\b`, [_before]),
	"image": concat("", [
		sprintf(`%s((docker|podman|buildah|crane|helm|oras)(\s+image|\s+manifest)?\s+push\b|`, [_before]),
		sprintf(`docker(-|\s+)compose%spush\b|`, [_options]),
		sprintf(`docker\s+(buildx|build)\s(.*\s)?(--push\b|(-o|--output)[\s=]*\S*(%s)))`, [_pushed]),
	]),
	"release": concat("", [
		_before,
		`(gh\s+release\s+(create|upload)|goreleaser(\s+release\b|$)|((npx|yarn)\s+)?semantic-release)`,
	]),
}
