# METADATA
# title: Pages that nobody has touched for long
# description: >-
#   Most pages of a code base that people work on have not changed for years. Some are still right; nobody knows which. What is
#   not meant to change, such as decisions, proposals, changelogs and what to do for the step to one version, is left out.
# related_resources:
#   - ref: https://www.writethedocs.org/guide/docs-as-code/
#     description: Write the Docs, docs as code
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [docs, git_changes]
#   remediation: >-
#     Go through the pages that the message counts, the oldest first: remove what is no longer so, mend the rest. Fewer pages
#     that are right serve better than many.
#   parameters:
#     days:
#       default: 730
#       description: For how many days a page may stay as it is.
#     share:
#       default: 50
#       description: How many percent of the pages may be older.
package documentation.old_pages

import data.lib.freshness

deny contains {"message": message, "at": ["files", oldest]} if {
	applies
	count(_old) * 100 > count(_pages) * data.karat.parameters.share
	some oldest in array.slice([path | some path, time in _old; time == min([time | some time in _old])], 0, 1)
	message := sprintf("%d of %d pages have not changed for %d days, this one for longest", [
		count(_old),
		count(_pages),
		data.karat.parameters.days,
	])
}

measure := {"value": count(_pages) - count(_old), "of": count(_pages)} if applies

# Where nobody works on the code, nothing is out of date.
applies if {
	count(_pages) > 0
	freshness.newest(freshness.code) >= _then
}

_then := input.facts.now - (data.karat.parameters.days * freshness.day)

_old := {path: time | some path, time in _pages; time < _then}

_pages := {path: time |
	some path, time in freshness.pages
	not regex.match(_lasting, lower(path))
}

_lasting := concat("|", [
	`(^|/)(adrs?|decisions?|rfcs?|proposals?|designs?|enhancements?|keps?|changelogs?|release-?notes|archive)/`,
	`(^|/)(change-?log|changes|history|news|licen[sc]e|code_of_conduct|security|authors|governance)[^/]*$`,
	`(^|/)(\.github|\.gitlab)/`,
	`(^|/)\.?change(set|log)?s/`,
	`(^|/)[^/]*(migrat|upgrad)([^/]*|[a-z]*/[^/]*)[0-9][^/]*$`,
])
