# METADATA
# title: Toolchain past its end of life
# description: >-
#   A language, runtime or base system gets no more fixes from those who make it, not for security either. What is found in it
#   from now on stays open to everybody who reads of it. The days come from a table that ships with karat; versions that it does
#   not know, and ranges that are open to newer releases, are not judged. Of several frameworks of .NET that a project is built
#   for, the newest is. Where a file gives the version that builds, the least version that `go.mod` asks for is not judged.
# related_resources:
#   - ref: https://go.dev/doc/devel/release#policy
#     description: Go, release policy
#   - ref: https://nodejs.org/en/about/previous-releases
#     description: Node.js, releases
#   - ref: https://devguide.python.org/versions/
#     description: Python, versions
# custom:
#   severity: medium
#   kinds: [entity/component, entity/repository]
#   facts: [toolchains]
#   remediation: >-
#     Go to a release that is kept up: raise the version in the file that is named, in CI and in the base images together,
#     run the tests, and read the notes of each release on the way. Let Renovate or Dependabot propose the next ones.
#   parameters:
#     days_before:
#       default: 0
#       description: Days before the end from which a release counts as past it.
package build.stale_toolchain

import data.lib.asides
import data.lib.entity

applies if count(_judged) > 0

deny contains {"message": message, "at": ["files", tool.path], "line": tool.line, "words": [tool.version]} if {
	some tool in _stale
	message := sprintf("%s %s gets no more fixes after %s", [tool.tool, tool.version, tool.end_of_life])
}

measure := {"value": count(_judged) - count(_stale), "of": count(_judged)} if count(_judged) > 0

_judged := [tool |
	some tool in input.facts.toolchains
	is_string(tool.end_of_life)
	entity.own(tool.path)
	not asides.is_aside(tool.path)
	not _is_least(tool)
	not _is_target(tool)
]

# Days are texts that sort as the days do; on the last one there are still fixes.
_stale := [tool | some tool in _judged; tool.end_of_life < _latest]

# The last day on which an end counts: some days ago, or in some days.
_latest := time.format([_today + (data.karat.parameters.days_before * 86400000000000), "UTC", "2006-01-02"])

_today := time.parse_rfc3339_ns(sprintf("%sT00:00:00Z", [input.facts.today]))

# go.mod says with which Go it builds only where nothing else does.
_is_least(tool) if {
	_is_of_module(tool)
	some other in input.facts.toolchains
	other.tool == "go"
	not _is_of_module(other)
}

# A library that is built for several releases of .NET is a range of them, whose newest is judged.
_is_target(tool) if {
	tool.tool == "dotnet"
	others := _targets[[tool.path, tool.line]]
	count(others) > 1
	tool.end_of_life != max(others)
}

# One whose end is not known is newer than the table.
_targets[[tool.path, tool.line]] contains object.get(tool, "end_of_life", "later") if {
	some tool in input.facts.toolchains
	tool.tool == "dotnet"
	regex.match(`(?i)(\.(cs|fs|vb)proj|\.props|\.targets)$`, tool.path)
}

_is_of_module(tool) if regex.match(`(^|/)go\.mod$`, tool.path)
