# METADATA
# title: No scan for secrets
# description: >-
#   No pipeline looks for keys and passwords in what is pushed. One that is committed stays in the history for everybody who can
#   read it, and bots find it within minutes where that is the whole world. Scans that the platform does by a setting are not
#   seen here.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/secret-scanning/introduction/about-secret-scanning
#     description: GitHub, secret scanning
#   - ref: https://github.com/gitleaks/gitleaks#readme
#     description: gitleaks
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [pre_commit]
#   facts: [pipelines]
#   remediation: >-
#     Run `gitleaks git` or `trufflehog git` on every pull request, or turn on secret scanning with push protection on the
#     platform and waive the rule. Rotate what is found: taking it out of the history is not enough.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
#   parameters:
#     tools:
#       default: []
#       description: Further tools of such scans, by the name that the fact pipelines has for them.
package supply_chain.missing_secret_scan

import data.lib.hooks
import data.lib.pipeline_steps

applies if {
	count(pipeline_steps.jobs) > 0
}

deny contains {"message": "no pipeline looks for secrets in the code", "at": []} if {
	_lacking
	count(_unseen) == 0
}

unknown contains finding if {
	_lacking
	some finding in _unseen
}

_unseen := array.concat(pipeline_steps.hidden, pipeline_steps.unseen_scans)

_lacking if {
	applies
	count(pipeline_steps.scanners & _tools) == 0
	not _by_hooks
}

_tools := {
	"auto-devops", "detect-secrets", "ggshield", "git-secrets", "gitlab-secret-detection", "gitleaks", "kingfisher",
	"megalinter", "noseyparker", "ripsecrets", "secretlint", "talisman", "trivy", "trufflehog",
} | {tool | some tool in data.karat.parameters.tools}

# Hooks of pre-commit count where a pipeline or pre-commit.ci runs them: locally anybody can skip them.
_by_hooks if {
	some id in hooks.enforced
	regex.match(`gitleaks|trufflehog|detect-secrets|ggshield|talisman|ripsecrets|detect-private-key`, id)
}
