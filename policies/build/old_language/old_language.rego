# METADATA
# title: Language below the least version of the company
# description: >-
#   A file asks for a version of a language or tool below the least one that the configuration names. The company has set
#   that line because shared libraries, images and scanners no longer serve older ones, even where their makers still do.
# related_resources:
#   - ref: https://endoflife.date/
#     description: endoflife.date
#   - ref: https://go.dev/doc/devel/release#policy
#     description: Go, release policy
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [toolchains]
#   remediation: >-
#     Raise the version in the file that is named, in CI and in the base images together, and run the tests. Take one
#     release at a time where the language breaks what it had.
#   parameters:
#     minimums:
#       default: {}
#       description: The least version by tool, as the fact toolchains calls it, such as 1.25 for go.
package build.old_language

import data.lib.asides
import data.lib.entity

applies if count(_judged) > 0

deny contains {"message": message, "at": ["files", tool.path], "line": tool.line, "words": [tool.version]} if {
	some tool in _judged
	_is_older(tool)
	message := sprintf("%s %s is below %s, the least version", [tool.tool, tool.version, tool.least])
}

measure := {"value": count([tool | some tool in _judged; not _is_older(tool)]), "of": count(_judged)} if count(_judged) > 0

_judged := [object.union(tool, {"least": least}) |
	some tool in input.facts.toolchains
	least := data.karat.parameters.minimums[tool.tool]
	regex.match(`^\s*(v|[=^~]>?|~=|==)?\s*[0-9]`, tool.version)
	entity.own(tool.path)
	not asides.is_aside(tool.path)
]

# As many numbers are compared as the version has: `22` is the newest 22.
_is_older(tool) if {
	own := _numbers(tool.version)
	own < array.slice(_numbers(tool.least), 0, count(own))
}

# Of a range its first numbers; `22.x` has one.
_numbers(version) := [to_number(number) |
	some number in split(regex.find_n(`[0-9]+(\.[0-9]+)*`, version, 1)[0], ".")
]
