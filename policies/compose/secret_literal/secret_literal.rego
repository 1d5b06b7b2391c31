# METADATA
# title: Secret in a compose file
# description: >-
#   A service sets a variable, or builds with an argument, whose name promises a secret and whose value is written out, also as
#   the default of a variable; or the value is a secret by its form, as a URL with a password is. Everybody who can read the
#   repository has it, and `docker inspect` shows it.
# related_resources:
#   - ref: https://docs.docker.com/compose/how-tos/use-secrets/
#     description: Compose, secrets
#   - ref: https://docs.docker.com/reference/compose-file/interpolation/
#     description: Compose file, interpolation
# custom:
#   severity: high
#   kinds: [compose]
#   remediation: >-
#     Rotate the secret if it was ever pushed. Then take it from outside: `secrets:` with a file, and the variable that ends in
#     `_FILE` if the image knows one; or `${DB_PASSWORD:?}`, which fails where nobody sets it, from an .env file that is ignored
#     by Git.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
package compose.secret_literal

import data.lib.compose
import data.lib.secrets

deny contains {"message": message, "at": variable.at} if {
	some variable in compose.environment
	secrets.holds(variable.name, variable.value)
	message := sprintf("variable %s of service %q holds a secret in plain text", [
		variable.name,
		variable.service,
	])
}

deny contains {"message": message, "at": variable.at} if {
	some variable in compose.build_arguments
	secrets.holds(variable.name, variable.value)
	message := sprintf("build argument %s of service %q holds a secret", [
		variable.name,
		variable.service,
	])
}
