# METADATA
# title: Secret written into an environment variable
# description: >-
#   A variable whose name promises a secret (password, token, key) has its value written into the manifest, or the value of any
#   variable is one by its form: a URL with a password, a token of GitHub. Everybody who can read the repository, its history or
#   the object in the cluster has it, and it cannot be rotated without a release.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/
#     description: Secrets
#   - ref: https://owasp.org/www-project-top-10-ci-cd-security-risks/CICD-SEC-06-Insufficient-Credential-Hygiene
#     description: OWASP Top 10 CI/CD security risks
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Rotate the value first: it is in the history for good. Then keep it in a Secret that an operator fills (External Secrets,
#     Sealed Secrets, SOPS) and refer to it with `valueFrom.secretKeyRef`, or mount it as a file.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#     owasp_cicd: [CICD-SEC-6]
package kubernetes.secret_literal_env

import data.lib.kubernetes
import data.lib.secrets

deny contains {"message": message, "at": at} if {
	some entry in kubernetes.containers
	variables := object.get(entry.container, "env", [])
	is_array(variables)
	some index, variable in variables
	is_string(variable.name)
	secrets.holds(variable.name, variable.value)
	message := sprintf("variable %s of %s holds a secret in plain text", [variable.name, entry.label])
	at := array.concat(entry.path, ["env", index, "value"])
}
