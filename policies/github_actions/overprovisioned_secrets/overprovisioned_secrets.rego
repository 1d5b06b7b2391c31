# METADATA
# title: Expression that takes in every secret
# description: >-
#   An expression reads the whole context `secrets`, as JSON or with a name that is worked out while the job runs. GitHub cannot
#   tell which secret will be used, so it sends all of them to the runner. Any step that is taken over finds them there,
#   also those of other teams.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information
#     description: GitHub, secure use reference
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Name each secret, `${{ secrets.DEPLOY_TOKEN }}`. Where the name depends on the stage, put the secret under one name into an
#     environment per stage and say `environment: ${{ inputs.stage }}` in the job.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
package github_actions.overprovisioned_secrets

import data.lib.github_expressions as expressions

deny contains {"message": message, "at": item.at, "words": expressions.words_of(item.body)} if {
	some item in expressions.all
	body := lower(item.body)
	contains(body, "secrets")
	reading := _reading(body)
	message := sprintf("an expression %s", [reading])
}

_reading(body) := "takes in all secrets as one text" if {
	regex.match(`\b(tojson|join)\s*\(\s*secrets(\.\*)?\s*[,)]`, body)
} else := "works out which secret it takes" if {
	regex.match(`(^|[^.\w])secrets\s*\[\s*[^'\s]`, body)
}
