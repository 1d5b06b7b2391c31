# METADATA
# title: Commits without a sign-off
# description: >-
#   The repository asks for the Developer Certificate of Origin, and commits are without `Signed-off-by`. Nobody has said for
#   them that they may be contributed under its licence, so the promise that the certificate gives to users has holes. Judged
#   where the DCO app is configured or the parameter says so.
# related_resources:
#   - ref: https://developercertificate.org/
#     description: Developer Certificate of Origin
#   - ref: https://github.com/dcoapp/app#readme
#     description: DCO app, .github/dco.yml
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [git_history]
#   remediation: >-
#     Commit with `git commit --signoff`, and make the check of the DCO app a required one. Old commits stay as they are: lower
#     `share` for them rather than rewriting the history.
#   parameters:
#     required:
#       default: false
#       description: Whether commits must be signed off though no file of the repository says so.
#     share:
#       default: 0.9
#       description: The share of commits that must be signed off, from 0 to 1; merges are left out.
package supply_chain.missing_sign_off

applies if {
	_required
	_commits > 0
}

deny contains {"message": message, "at": []} if {
	applies
	measure.value < data.karat.parameters.share * measure.of
	message := sprintf("%d of %d commits are signed off", [measure.value, measure.of])
}

measure := {"value": min([_history.signed_off, _commits]), "of": _commits} if applies

_history := input.facts.git_history

_commits := _history.total - object.get(_history, "merges", 0)

_required if data.karat.parameters.required == true

_required if {
	some path in [".github/dco.yml", ".github/dco.yaml"]
	input.files[path]
}
