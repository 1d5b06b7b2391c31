# METADATA
# title: Part of a secret that logs will show
# description: >-
#   A secret is a JSON document and an expression takes a field out of it. GitHub replaces only the whole secret by asterisks; it
#   does not know the field, so the password in it stands in the log as soon as a step prints it.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information
#     description: GitHub, never use structured data as a secret
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Store each field as a secret of its own and read that, `${{ secrets.DB_PASSWORD }}`. Where the document comes from
#     elsewhere, mask the field before anything uses it, `echo "::add-mask::$PASSWORD"`.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
package github_actions.unredacted_secrets

import data.lib.github_expressions as expressions

deny contains {"message": message, "at": item.at, "words": expressions.words_of(found)} if {
	some item in expressions.all
	contains(lower(item.body), "secrets")
	some found in regex.find_n(
		`(?i)\bfromjson\(\s*secrets\s*(?:\.\s*[a-z0-9_-]+|\[\s*'[a-z0-9_-]+'\s*\])\s*\)\s*(?:\.\s*[a-z0-9_*-]+|\[[^\[\]]*\])`,
		item.body,
		-1,
	)
	message := sprintf("%s is a part of a secret that logs do not hide", [found])
}
