# METADATA
# title: CODEOWNERS with lines that are not read
# description: >-
#   A line of CODEOWNERS is written in a way that the host skips. The files that it names are reviewed by whoever the lines
#   before it name, or by nobody, and the page of the repository shows it only to those who open the file.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax
#     description: GitHub, syntax of CODEOWNERS
#   - ref: https://docs.gitlab.com/user/project/codeowners/reference/
#     description: GitLab, syntax of CODEOWNERS
# custom:
#   severity: medium
#   kinds: [repository]
#   facts: [codeowners]
#   remediation: >-
#     Write the line anew as the message says. GitHub knows neither `!`, nor `[a-z]`, nor `\#`; owners are `@user`, `@org/team`
#     or an address.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
package repository.codeowners_faults

deny contains {"message": message, "at": ["files", input.facts.codeowners.path], "line": fault.line} if {
	some fault in input.facts.codeowners.faults
	message := sprintf("a line of CODEOWNERS is not read: %s", [fault.message])
}

applies if input.facts.codeowners.path
