# METADATA
# title: Notices of others that are not passed on
# description: >-
#   The repository carries code of others that has a NOTICE file, and has none of its own. The Apache licence asks whoever
#   passes the code on to pass the notices on too, in a NOTICE of the whole, in its documentation, or where the program shows
#   such things.
# related_resources:
#   - ref: https://www.apache.org/licenses/LICENSE-2.0#redistribution
#     description: Apache License 2.0, section 4(d)
#   - ref: https://infra.apache.org/licensing-howto.html
#     description: Apache Software Foundation, assembling LICENSE and NOTICE
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [licences]
#   remediation: >-
#     Add a `NOTICE` at the root with the notices of the files that the message names, without those that speak of parts that
#     you do not pass on.
#   parameters:
#     always:
#       default: false
#       description: Whether everything under the Apache licence needs a NOTICE, as projects of the Apache Software Foundation do.
package repository.missing_notice

import data.lib.licenses
import data.lib.repository

deny contains {"message": message, "at": []} if {
	applies
	count(repository.named([""], `^(.*[-_])?(notices?|third[-_]?party|attributions?)([-_].*)?(\.(txt|md))?$`)) == 0
	message := sprintf("the repository has no NOTICE%s", [_of_others])
}

applies if {
	repository.known
	count(_foreign) > 0
}

applies if {
	repository.known
	data.karat.parameters.always
	"Apache-2.0" in licenses.names
}

_of_others := "" if {
	count(_foreign) == 0
} else := sprintf(", and %s is not passed on", [_foreign[0]]) if {
	count(_foreign) == 1
} else := sprintf(", and %s and %d more are not passed on", [_foreign[0], count(_foreign) - 1])

_foreign := sort([path |
	some folder, names in input.folders
	licenses.is_foreign(sprintf("%s/", [folder]))

	# What a package manager put there, a tool for reports of licences finds too.
	not regex.match(`(^|/)(vendor|node_modules)(/|$)`, folder)
	some name in names
	regex.match(`^notice(\.(txt|md))?$`, lower(name))
	path := sprintf("%s/%s", [folder, name])
])
