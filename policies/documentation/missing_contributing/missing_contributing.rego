# METADATA
# title: Nothing says how to contribute
# description: >-
#   Neither a CONTRIBUTING file nor the README says how a change gets in: how to build and test, what a pull request needs, who
#   reviews it. People from other teams and from outside send changes that nobody can take, or send none.
# related_resources:
#   - ref: https://docs.github.com/en/communities/setting-up-your-project-for-healthy-contributions/setting-guidelines-for-repository-contributors
#     description: GitHub, guidelines for contributors
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [docs]
#   remediation: >-
#     Add a `CONTRIBUTING.md`, or a section `Contributing` to the README. On GitHub one in the repository `.github` of the
#     organisation holds for all of its repositories; then waive the rule and say so.
package documentation.missing_contributing

import data.lib.docs
import data.lib.fix
import data.lib.repository
import data.lib.templates

deny contains object.union({"message": "nothing says how to contribute", "at": []}, _remedy) if {
	repository.known
	count(repository.named(repository.homes, `^contributing([._-].*)?$`)) == 0
	not docs.readme_mentions(_words)
	count(repository.documented(`contribut(e|ing|ions?)`)) == 0
}

# Headings and links of a README, in lower case.
_words := `contribut|hacking`

_remedy := {"fix": fix.unsafe("Begin a CONTRIBUTING.md", [fix.create("CONTRIBUTING.md", templates.contributing)])}
