# METADATA
# title: No CODEOWNERS
# description: >-
#   No file says who owns which part of the code. Nobody is asked for a review when workflows, policies or deployments change,
#   so whoever may push may change them alone, and findings have nobody to go to.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
#     description: GitHub, about code owners
#   - ref: https://docs.gitlab.com/user/project/codeowners/
#     description: GitLab, Code Owners
# custom:
#   severity: medium
#   kinds: [repository]
#   remediation: >-
#     Add a `CODEOWNERS` in `.github/` (on GitLab in `.gitlab/`) that begins with a line for everything, `* @org/team`, and names
#     the owners of workflows and deployments; then require a review of code owners on the default branch.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
package repository.missing_codeowners

import data.lib.repository

deny contains {"message": "the repository has no CODEOWNERS", "at": []} if {
	repository.known

	# OWNERS is read by Prow, and by Gerrit's plugin.
	count(repository.named(repository.homes, `^(codeowners|owners)$`)) == 0
}
