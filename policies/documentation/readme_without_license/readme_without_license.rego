# METADATA
# title: README that does not speak of the licence
# description: >-
#   The repository has a licence, and its README does not say which. People who read the page of a package, where only the
#   README is shown, do not learn whether they may use it.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/licensing-a-repository
#     description: GitHub, licensing a repository
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [docs, licences]
#   remediation: >-
#     Add a section `License` to the README that names it and links to the file.
package documentation.readme_without_license

import data.lib.docs

deny contains {"message": "the README does not say under which licence this is", "at": ["files", docs.readme]} if {
	applies
	not docs.readme_mentions(`licen[sc]|copying|copyright|spdx`)
}

# Links of pages without markup are not known.
applies if {
	is_array(input.facts.docs[docs.readme].links)
	some licence in input.facts.licences
	licence.source != "manifest"
	not contains(licence.path, "/")
}
