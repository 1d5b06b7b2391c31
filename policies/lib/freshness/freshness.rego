# METADATA
# title: How old files are
# description: When the code of an entity and its pages last changed. For rules that ask for the facts `docs` and `git_changes`.
package lib.freshness

import data.lib.docs
import data.lib.entity

# Seconds of a day.
day := 86400

# Path → when it last changed, of files with code that are the entity's own.
code := {path: time |
	some path, _ in input.files
	time := input.facts.git_changes.last[path]
	regex.match(_code, path)
	entity.own(path)
	not docs.below(path, _foreign)
}

# The same of its pages.
pages := {path: time |
	some path, _ in input.files
	is_number(input.facts.docs[path].words)
	entity.own(path)
	not docs.below(path, _foreign)
	not regex.match(_forms, path)
	time := input.facts.git_changes.last[path]
}

# What is filled in, by people or by a program, and what tests read.
_forms := concat("|", [
	`(?i)(^|/)\.(gitea|github|gitlab)/.*template`,
	`(?i)(^|/)(issue|pull_request|merge_request)_template(s/|\.)`,
	`\{\{`,
	`(?i)(^|/)test[-_]?(assets|cases|data|files|fixtures|inputs|projects|resources)/`,
])

# When the last of some files changed.
newest(times) := max([time | some time in times])

_foreign := ["vendor", "node_modules", "third_party", "testdata", "fixtures", "__fixtures__"]

_code := concat("", [
	`\.(c|cc|cpp|cs|clj|dart|erl|ex|exs|fs|go|groovy|h|hpp|hs|java|jl|js|jsx|kt|lua|mjs|ml|nim|`,
	`php|pl|ps1|py|r|rb|rs|scala|sh|sql|swift|tf|ts|tsx|vue|zig)$`,
])
