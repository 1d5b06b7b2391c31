# METADATA
# title: Paved workflow below its minimum version
# description: >-
#   A pipeline uses a workflow of the platform at a version that the platform no longer keeps up. Scans, runners and fixes
#   that came later are missing here, while everybody believes that the paved road brings them. A commit names no version,
#   so it cannot be judged.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows#calling-a-reusable-workflow
#     description: GitHub Actions, calling a reusable workflow
# custom:
#   severity: medium
#   kinds: [repository]
#   facts: [pipelines]
#   remediation: >-
#     Raise the version behind the `@` and read what changed since. Let Dependabot (`github-actions`) or Renovate propose
#     the next one.
#   parameters:
#     minimums:
#       default: {}
#       description: The least version of each workflow of the platform by a glob of its name, such as acme/ci/** and 4.2.
package build.old_paved_workflow

applies if count(_paved) > 0

deny contains {"message": message, "at": ["files", use.path], "line": use.line, "words": [use.ref]} if {
	some use in _paved
	_is_older(use.version, use.minimum)
	message := sprintf("%s is used at %s, the least version is %s", [use.name, use.version, use.minimum])
}

unknown contains {"message": message, "at": ["files", use.path], "line": use.line} if {
	some use in _paved
	regex.match(`^[0-9a-f]{40}$`, use.version)
	message := sprintf("%s is used at a commit, which names no version", [use.name])
}

measure := {"value": count(recent), "of": count(_paved)} if {
	count(_paved) > 0
	recent := [use | some use in _paved; not _is_older(use.version, use.minimum)]
}

_paved := [object.union(use, {"path": pipeline.path, "name": parts[0], "version": parts[1], "minimum": minimum}) |
	some pipeline in input.facts.pipelines
	some use in pipeline.uses
	parts := split(use.ref, "@")
	count(parts) == 2
	some workflow, minimum in data.karat.parameters.minimums
	glob.match(lower(workflow), ["/"], lower(parts[0]))
]

# Branches are as new as can be. `v4` is the newest 4, so that it is compared by as many numbers as it has.
_is_older(version, minimum) if {
	regex.match(`^v?[0-9]+(\.[0-9]+)*([-+].*)?$`, version)
	own := _numbers(version)
	least := array.slice(_numbers(minimum), 0, count(own))
	own < least
}

_numbers(version) := [to_number(number) |
	some number in split(regex.replace(trim_left(version, "v"), `[-+].*`, ""), ".")
]
