# METADATA
# title: Commits without a signature
# description: >-
#   Too few commits of the history carry a signature. Anybody can write any name into a commit; without a signature a stolen
#   token is enough to push changes in somebody else's name. What counts is that a signature is there: karat has no keys and
#   checks none.
# related_resources:
#   - ref: https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification
#     description: GitHub, commit signature verification
#   - ref: https://git-scm.com/docs/git-commit#Documentation/git-commit.txt--Sltkey-idgt
#     description: git commit, signing
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [git_history]
#   remediation: >-
#     Have everybody set `commit.gpgsign = true` with an SSH key (`gpg.format = ssh`), let bots commit through the API of the
#     platform, which signs for them, and require signed commits for the default branch. Squash merges on GitHub are signed by
#     GitHub.
#   parameters:
#     share:
#       default: 0.9
#       description: The share of commits that must have a signature, from 0 to 1.
package supply_chain.unsigned_commits

applies if input.facts.git_history.total > 0

deny contains {"message": message, "at": []} if {
	applies
	measure.value < data.karat.parameters.share * measure.of
	message := sprintf("%d of %d commits have a signature", [measure.value, measure.of])
}

measure := {"value": input.facts.git_history.signed, "of": input.facts.git_history.total} if applies
