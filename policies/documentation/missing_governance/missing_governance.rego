# METADATA
# title: Nothing says who decides
# description: >-
#   No file says how decisions are taken here, and how somebody becomes one of those who take them. Contributors of other
#   companies cannot see whether their work will ever count.
# related_resources:
#   - ref: https://contribute.cncf.io/maintainers/governance/overview/
#     description: CNCF, governance of projects
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [docs]
#   remediation: >-
#     Add a `GOVERNANCE.md`: roles, how one comes into them, how a vote is taken. For a project of one company one sentence that
#     says so is enough.
package documentation.missing_governance

import data.lib.docs
import data.lib.repository

deny contains {"message": "nothing says how decisions are taken", "at": []} if {
	applies
	count(repository.named(repository.homes, `^governance([._-].*)?$`)) == 0
	not docs.people_are_told(_words)
}

# Where people of several companies meet, there are others of these files.
applies if count(repository.named(repository.homes, `^(code[-_]of[-_]conduct|maintainers|adopters)([._-].*)?$`)) > 0

# In headings and links, in lower case.
_words := `governance`
