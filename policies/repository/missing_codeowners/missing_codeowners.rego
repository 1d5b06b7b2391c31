# METADATA
# title: No CODEOWNERS
# description: >-
#   No file says who owns which part of the code. Nobody is asked for a review when workflows, policies or deployments change,
#   so whoever may push may change them alone, and findings have nobody to go to. A CODEOWNERS that names nobody is as good as none.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
#     description: GitHub, about code owners
#   - ref: https://docs.gitlab.com/user/project/codeowners/
#     description: GitLab, Code Owners
#   - ref: https://github.com/palantir/policy-bot#configuration
#     description: policy-bot, whose .policy.yml says who approves which change
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [codeowners]
#   remediation: >-
#     Add a `CODEOWNERS` in `.github/` (on GitLab in `.gitlab/`) that begins with a line for everything, `* @org/team`, and names
#     the owners of workflows and deployments; then require a review of code owners on the default branch.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
#   parameters:
#     fix_owner:
#       default: ""
#       description: The owner of everything in a CODEOWNERS that a fix begins, such as `@acme/payments`; empty for no fix.
package repository.missing_codeowners

import data.lib.fix
import data.lib.owners
import data.lib.repository

deny contains object.union({"message": "the repository has no CODEOWNERS", "at": []}, _remedy) if {
	repository.known
	count(repository.named(repository.homes, `^codeowners$`)) == 0
	not _asks_otherwise
}

deny contains {"message": "CODEOWNERS names nobody", "at": ["documents", "codeowners", file.index, "value"]} if {
	some file in owners.file
	not owners.names_somebody
	not _asks_otherwise
}

# OWNERS is read by Prow, and by Gerrit's plugin; .policy.yml by policy-bot.
_asks_otherwise if count(repository.named(repository.homes, `^owners$`)) > 0

_asks_otherwise if count(repository.named([""], `^\.policy\.yml$`)) > 0

# Who answers for it is for people to say: without an owner there is nothing to begin with.
_remedy := {"fix": fix.safe("Begin a CODEOWNERS", [fix.create(place, text)])} if {
	place := {"forgejo": "CODEOWNERS", "github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}[repository.host]
	owner := data.karat.parameters.fix_owner
	owner != ""
	text := sprintf("* %s\n", [owner])
} else := {}
