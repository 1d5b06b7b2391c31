# METADATA
# title: No security policy
# description: >-
#   No file says how to report a vulnerability. Who finds one writes a public issue, or nothing.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/getting-started/adding-a-security-policy-to-your-repository
#     description: GitHub, adding a security policy
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#security-policy
#     description: OpenSSF Scorecard, Security-Policy
# custom:
#   severity: low
#   kinds: [repository]
#   remediation: >-
#     Add a `SECURITY.md` that names a private way to report, which versions are looked after, and how soon somebody answers.
#   controls:
#     openssf_scorecard: [Security-Policy]
package repository.missing_security_policy

import data.lib.fix
import data.lib.repository
import data.lib.templates

deny contains object.union({"message": "the repository has no security policy", "at": []}, _remedy) if {
	repository.known
	folders := array.concat(repository.homes, [".well-known"])
	count(repository.named(folders, `^security(-policy)?(\.(md|markdown|rst|adoc|txt))?$`)) == 0
}

_remedy := {"fix": fix.unsafe("Begin a SECURITY.md", [fix.create("SECURITY.md", templates.security_policy)])}
