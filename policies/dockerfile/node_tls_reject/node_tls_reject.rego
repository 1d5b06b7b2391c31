# METADATA
# title: Node.js without a check of certificates
# description: >-
#   NODE_TLS_REJECT_UNAUTHORIZED is 0, so Node.js accepts any certificate. Set by `ENV`, that holds for the running application,
#   too: everything it says over TLS, tokens and passwords included, can be read and changed on the way.
# related_resources:
#   - ref: https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
#     description: Node.js, NODE_TLS_REJECT_UNAUTHORIZED
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the variable and give Node.js the CA that is missing: `ENV
#     NODE_EXTRA_CA_CERTS=/usr/local/share/ca-certificates/ca.crt`, or `NODE_OPTIONS=--use-openssl-ca` for that of the system.
package dockerfile.node_tls_reject

import data.lib.dockerfile

deny contains {"message": message, "at": variable.at, "words": variable.words} if {
	some variable in dockerfile.variables.NODE_TLS_REJECT_UNAUTHORIZED
	variable.value == "0"
	message := "NODE_TLS_REJECT_UNAUTHORIZED=0 makes Node.js accept any certificate"
}
