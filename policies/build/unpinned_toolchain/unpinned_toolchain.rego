# METADATA
# title: No file says which toolchain builds the code
# description: >-
#   Code is built with whatever version a machine happens to have: none of the files that version managers, package managers
#   and images read names one, or only an open range such as `>=18`. What passes in CI then fails on a laptop, and an update
#   of a runner breaks every branch at once. A version counts that names one line of releases, such as `22`, `3.13` or `~>
#   1.9`.
# related_resources:
#   - ref: https://mise.jdx.dev/configuration.html
#     description: mise, the files that it reads
#   - ref: https://rust-lang.github.io/rustup/overrides.html#the-toolchain-file
#     description: rustup, the toolchain file
#   - ref: https://go.dev/doc/toolchain
#     description: Go toolchains
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [packages, toolchains]
#   remediation: >-
#     Commit the file that your tools read: `.nvmrc`, `.python-version`, `rust-toolchain.toml`, `.tool-versions` or
#     `mise.toml`, `global.json`, `.java-version`. Let CI read the same file (`node-version-file: .nvmrc`), so that there
#     is one place to change.
package build.unpinned_toolchain

import data.lib.code
import data.lib.entity

applies if count(_needed) > 0

deny contains {"message": message, "at": ["files", path]} if {
	some ecosystem, path in _needed
	not _is_pinned(ecosystem)
	message := sprintf("nothing says with which version of %s %s is built", [_tools[ecosystem].name, path])
}

measure := {"value": count(pinned), "of": count(_needed)} if {
	count(_needed) > 0
	pinned := [ecosystem | some ecosystem, _ in _needed; _is_pinned(ecosystem)]
}

# The first manifest of each ecosystem that the entity has, nearest to the root.
_needed[ecosystem] := paths[0][1] if {
	some ecosystem, _ in _tools
	paths := sort([[count(split(manifest.path, "/")), manifest.path] |
		some manifest in input.facts.packages
		manifest.ecosystem == ecosystem
		entity.own(manifest.path)
		not code.is_aside(manifest.path)
	])
}

# A file at the root counts for all that lies below.
_is_pinned(ecosystem) if {
	some tool in input.facts.toolchains
	tool.tool in _tools[ecosystem].tools
	_names_releases(tool.version)
	_serves(tool.path)
}

_serves(path) if entity.in_scope(path)

_serves(path) if not contains(path, "/")

_names_releases(version) if {
	regex.match(`[0-9]|^lts/[a-z]`, version)
	not regex.match(`^\s*>|^(latest|stable|nightly|beta)$`, version)
}

# What is bounded from above as well.
_names_releases(version) if regex.match(`^\s*>.*<\s*=?\s*[0-9]`, version)

_tools := {
	"bundler": {"name": "Ruby", "tools": {"ruby"}},
	"cargo": {"name": "Rust", "tools": {"rust"}},
	"composer": {"name": "PHP", "tools": {"php"}},
	"go": {"name": "Go", "tools": {"go"}},
	"gradle": {"name": "Java", "tools": {"java"}},
	"maven": {"name": "Java", "tools": {"java"}},
	"npm": {"name": "Node.js", "tools": {"node", "bun", "deno"}},
	"nuget": {"name": ".NET", "tools": {"dotnet"}},
	"pip": {"name": "Python", "tools": {"python"}},
	"terraform": {"name": "Terraform", "tools": {"terraform", "opentofu", "tofu"}},
}
