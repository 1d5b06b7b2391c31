# METADATA
# title: Lock file out of step with its manifest
# description: >-
#   A manifest and its lock file disagree: the lock file lacks a dependency, has it at a version that the manifest does not
#   allow, or was written for an older manifest. A strict installation (`npm ci`, `cargo build --locked`, `uv sync
#   --locked`) fails; any other one quietly installs what nobody has reviewed.
# related_resources:
#   - ref: https://docs.npmjs.com/cli/commands/npm-ci
#     description: npm ci
#   - ref: https://doc.rust-lang.org/cargo/commands/cargo-build.html
#     description: cargo build, --locked
# custom:
#   severity: medium
#   kinds: [entity/component, entity/repository]
#   facts: [packages]
#   remediation: >-
#     Let the package manager write the lock file again (`npm install`, `cargo update --workspace`, `uv lock`, `bundle
#     lock`, `go mod tidy`), commit it together with the manifest, and let CI install strictly, so that the next one is
#     noticed in the pull request.
package build.stale_lockfile

import data.lib.asides
import data.lib.entity

applies if count(_locked) > 0

deny contains finding if {
	some manifest in _stale
	finding := object.union(
		{"message": _message(manifest), "at": ["files", manifest.path]},
		{"line": line | line := _lines(manifest)[0]},
	)
}

measure := {"value": count(_locked) - count(_stale), "of": count(_locked)} if count(_locked) > 0

# Packages whose lock file can be compared with them.
_locked := [manifest |
	some manifest in input.facts.packages
	is_boolean(manifest.in_step)
	entity.own(manifest.path)
	not asides.is_aside(manifest.path)
]

_stale := [manifest | some manifest in _locked; not manifest.in_step]

_message(manifest) := sprintf("%s lacks what %s asks for: %s", [manifest.lockfile, manifest.path, _named(missing)]) if {
	missing := sort(manifest.missing)
	count(missing) > 0
} else := sprintf("%s has what %s asks for no more: %s", [manifest.lockfile, manifest.path, _named(extra)]) if {
	extra := sort(manifest.extra)
	count(extra) > 0
} else := sprintf("%s was written for another version of %s", [manifest.lockfile, manifest.path])

_lines(manifest) := sort([line |
	some name in manifest.missing
	some dependency in manifest.dependencies
	dependency.name == name
	line := dependency.line
])

_named(names) := concat(", ", names) if {
	count(names) < 4
} else := sprintf("%s and %d more", [concat(", ", array.slice(names, 0, 3)), count(names) - 3])
