# METADATA
# title: Documentation that is older than its code
# description: >-
#   The code has gone on changing for months in which no page of its documentation did. What is written no longer says what the
#   program does, and readers find that out one by one.
# related_resources:
#   - ref: https://www.writethedocs.org/guide/docs-as-code/
#     description: Write the Docs, docs as code
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [docs, git_changes]
#   remediation: >-
#     Read the README and the pages that people use as if you were new, and mend what is no longer so. Then let the template for
#     pull requests ask whether the documentation changes too.
#   parameters:
#     days:
#       default: 180
#       description: For how many days the code may have changed without the documentation.
package documentation.stale_docs

import data.lib.freshness

deny contains {"message": message, "at": ["files", path]} if {
	applies
	days := floor((freshness.newest(freshness.code) - freshness.newest(freshness.pages)) / freshness.day)
	days > data.karat.parameters.days
	some path in array.slice([path | some path, time in freshness.pages; time == freshness.newest(freshness.pages)], 0, 1)
	message := sprintf("the code has changed for %d days since any page did", [days])
}

applies if {
	count(freshness.code) > 0
	count(freshness.pages) > 0
}
