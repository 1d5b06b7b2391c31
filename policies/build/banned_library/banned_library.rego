# METADATA
# title: Library that the company no longer wants
# description: >-
#   A manifest depends on a library that the configuration bans, or on one below its least version. Such lists hold what is
#   abandoned, what has had its incident, and what the company replaces; each use that stays keeps the old one alive. A
#   range is judged by the lowest version that it allows.
# related_resources:
#   - ref: https://owasp.org/Top10/A06_2021-Vulnerable_and_Outdated_Components/
#     description: OWASP Top 10, vulnerable and outdated components
# custom:
#   severity: medium
#   kinds: [entity/component, entity/repository]
#   facts: [packages]
#   remediation: >-
#     Take the replacement that the entry of the list names, or raise the version to what it asks for, in the manifest and
#     in the lock file. Where a dependency brings it along, raise that one.
#   parameters:
#     libraries:
#       default: []
#       description: What is banned, as `npm/request`, or below which version, as `maven/org.acme:* < 2.1`.
package build.banned_library

import data.lib.code
import data.lib.entity

applies if {
	count(data.karat.parameters.libraries) > 0
	count(_manifests) > 0
}

deny contains {"message": message, "at": ["files", use.path], "line": use.line} if {
	some use in _uses
	message := _complaint(use)
}

_complaint(use) := sprintf("%s is not to be used any more", [use.name]) if {
	use.least == ""
} else := sprintf("%s is used from %s on, the least version is %s", [use.name, use.version, use.least]) if {
	_is_older(use.version, use.least)
}

_uses := [use |
	some entry in data.karat.parameters.libraries
	parts := regex.find_all_string_submatch_n(`^\s*([a-z]+)/(\S+?)\s*(?:<\s*v?([0-9][0-9A-Za-z.+-]*))?\s*$`, entry, 1)[0]
	some manifest in _manifests
	manifest.ecosystem == parts[1]
	some dependency in manifest.dependencies
	glob.match(lower(parts[2]), ["/", ":"], lower(dependency.name))
	use := {
		"path": manifest.path,
		"line": dependency.line,
		"name": dependency.name,
		"version": _lowest(object.get(dependency, "constraint", "")),
		"least": parts[3],
	}
]

_manifests := [manifest |
	some manifest in input.facts.packages
	entity.own(manifest.path)
	not code.is_aside(manifest.path)
]

# The first numbers of a range; none where it says nothing, or only what is the newest.
_lowest(constraint) := found if {
	not regex.match(`^\s*<`, constraint)
	found := regex.find_n(`[0-9]+(\.[0-9]+)*`, constraint, 1)[0]
} else := ""

# As many numbers are compared as the version has: `^4` takes the newest 4.
_is_older(version, least) if {
	version != ""
	own := _numbers(version)
	own < array.slice(_numbers(least), 0, count(own))
}

_numbers(version) := [to_number(number) | some number in regex.find_n(`[0-9]+`, regex.replace(version, `[-+].*`, ""), -1)]
