# METADATA
# title: CODEOWNERS with gaps
# description: >-
#   The files that decide how the repository is built and judged have no owner: what CI runs, the policies and scorecards, and
#   CODEOWNERS itself. Whoever may push there needs nobody's consent to change the pipeline, to weaken a policy or to take an owner
#   away. Judged where CODEOWNERS names somebody; the last pattern that fits a file decides, and one without owners takes them away.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-and-branch-protection
#     description: GitHub, code owners and branch protection
#   - ref: https://docs.gitlab.com/user/project/codeowners/reference/
#     description: GitLab, syntax of CODEOWNERS
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [codeowners]
#   needs_documents: true
#   facts: [codeowners]
#   remediation: >-
#     Begin CODEOWNERS with a line for everything, `* @org/team`, or add lines for what is named: `/.github/ @org/platform`,
#     `/policies/ @org/security`. Put them behind the patterns that take owners away.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
#   parameters:
#     patterns:
#       default: []
#       description: Further patterns, as in CODEOWNERS, of files that need an owner, such as `/deploy/`.
package repository.codeowners_gaps

import data.lib.owners

deny contains {"message": message, "at": array.concat(["documents", "codeowners", file.index, "value"], _last)} if {
	owners.names_somebody
	input.facts.codeowners
	some file in owners.file
	some what, patterns in _guarded
	bare := sort([path |
		some path in owners.fitting(patterns)
		count(object.get(input.facts.codeowners.owners, path, [])) == 0
	])
	count(bare) > 0
	message := sprintf("%s have no owner: %s", [what, _listed(bare)])
}

_guarded := object.union(
	{
		"files of CI": [
			"/.github/workflows/", "/.github/actions/", "action.yml", "action.yaml", "/.gitlab-ci.yml", "/.gitlab/ci/",
			"/.circleci/", "Jenkinsfile", "/azure-pipelines.yml", "/.buildkite/", "/.tekton/", "/.travis.yml",
		],
		"policies and scorecards": ["*.rego", "/karat.toml", "/scorecards/"],
		"owners themselves": ["/CODEOWNERS", "/.github/CODEOWNERS", "/docs/CODEOWNERS", "/.gitlab/CODEOWNERS"],
	},
	_own,
)

# Further lines go behind the last one.
_last := ["rules", count(rules) - 1] if {
	some file in owners.file
	rules := file.document.value.rules
}

_own := {"files that the configuration names": data.karat.parameters.patterns} if {
	count(data.karat.parameters.patterns) > 0
} else := {}

_listed(paths) := concat(", ", paths) if {
	count(paths) <= 2
} else := sprintf("%s and %d more", [concat(", ", array.slice(paths, 0, 2)), count(paths) - 2])
