# METADATA
# title: Library that is not to be used any more
# description: >-
#   A manifest depends on a library that is banned, or on one below its least version. By default those are banned that
#   their makers gave up and that still are in use: defects in them stay. A company adds what had its incident and what it
#   replaces. A range is judged by the lowest version that it allows.
# related_resources:
#   - ref: https://github.com/request/request/issues/3142
#     description: request, its end
#   - ref: https://logging.apache.org/log4j/1.x/
#     description: Log4j 1, its end
#   - ref: https://owasp.org/Top10/A06_2021-Vulnerable_and_Outdated_Components/
#     description: OWASP Top 10, vulnerable and outdated components
# custom:
#   severity: medium
#   kinds: [entity/component, entity/repository]
#   facts: [packages]
#   remediation: >-
#     Take what has come in its place (`golang-jwt/jwt` for `dgrijalva/jwt-go`, Log4j 2 or Logback for `log4j`, `sass`,
#     `fetch`, `typescript-eslint`, `pycryptodome`), or raise the version to the least one, in the manifest and in the
#     lock file.
#   parameters:
#     libraries:
#       default: [go/github.com/dgrijalva/jwt-go, maven/log4j:log4j, npm/node-sass, npm/request, npm/tslint, pip/pycrypto]
#       description: What is banned, as `npm/request`, or below which version, as `maven/org.acme:* < 2.1`.
package build.banned_library

import data.lib.asides
import data.lib.entity

applies if {
	count(data.karat.parameters.libraries) > 0
	count(_manifests) > 0
}

deny contains {"message": message, "at": ["files", use.path], "line": use.line, "words": [use.name]} if {
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
	parts := regex.find_all_string_submatch_n(_entry, entry, 1)[0]
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

# ecosystem/name < version
_entry := `^\s*([a-z]+)/(\S+?)\s*(?:<\s*v?([0-9][0-9A-Za-z.+-]*))?\s*$`

_manifests := [manifest |
	some manifest in input.facts.packages
	entity.own(manifest.path)
	not asides.is_aside(manifest.path)
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

_numbers(version) := [to_number(number) |
	some number in regex.find_n(`[0-9]+`, regex.replace(version, `[-+].*`, ""), -1)
]
