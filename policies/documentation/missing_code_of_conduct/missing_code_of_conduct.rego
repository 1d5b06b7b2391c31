# METADATA
# title: No code of conduct
# description: >-
#   No file says how people treat each other here, and whom to tell when somebody does not. A project that takes contributions
#   needs that before the first case.
# related_resources:
#   - ref: https://docs.github.com/en/communities/setting-up-your-project-for-healthy-contributions/adding-a-code-of-conduct-to-your-project
#     description: GitHub, adding a code of conduct
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [docs]
#   remediation: >-
#     Add a `CODE_OF_CONDUCT.md` that names somebody to turn to, or a section `Code of conduct` with a link to that of your
#     organisation to the README or `CONTRIBUTING.md`. On GitHub one in the repository `.github` of the organisation holds for all;
#     then waive the rule and say so.
package documentation.missing_code_of_conduct

import data.lib.docs
import data.lib.repository

deny contains {"message": "the repository has no code of conduct", "at": []} if {
	repository.known
	count(repository.named(repository.homes, `^code[-_ ]?of[-_ ]?conduct([._-].*)?$`)) == 0
	not docs.people_are_told(_words)
	count(repository.documented(`code[-_ ]?of[-_ ]?conduct`)) == 0
}

# In headings and links, in lower case. The word by itself is a heading or a part of an address; in other words it says what is
# carried out.
_words := concat("|", [
	`code[-_ ]?of[-_ ]?conduct|contributor[-_ ]covenant`,
	`^\W*((our|community|contributor|expected) )?conduct\W*$|/conduct(\.[a-z]+)?([/?#]|$)`,
])
