# METADATA
# title: Python without a check of certificates
# description: >-
#   PYTHONHTTPSVERIFY is 0, so Python 2.7 and what is patched like it check no certificate in their HTTPS client. Set by `ENV`,
#   that holds for the running application, too: what it sends and gets can be read and changed on the way.
# related_resources:
#   - ref: https://peps.python.org/pep-0493/
#     description: PEP 493
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the variable, and name the CA that is missing with `SSL_CERT_FILE` or `REQUESTS_CA_BUNDLE`. Better leave Python 2:
#     Python 3 does not know the variable.
package dockerfile.python_https_verify

import data.lib.dockerfile

deny contains {"message": message, "at": variable.at, "words": variable.words} if {
	some variable in dockerfile.variables.PYTHONHTTPSVERIFY
	variable.value == "0"
	message := "PYTHONHTTPSVERIFY=0 makes Python accept any certificate"
}
