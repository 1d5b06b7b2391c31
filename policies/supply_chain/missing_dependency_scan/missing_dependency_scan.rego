# METADATA
# title: No scan of dependencies
# description: >-
#   The repository has dependencies, and no pipeline compares them with known vulnerabilities. What a pull request brings in is
#   noticed after it is merged, if at all. Alerts that the platform sends by a setting stop no merge and are not seen here.
# related_resources:
#   - ref: https://google.github.io/osv-scanner/
#     description: OSV-Scanner
#   - ref: https://docs.github.com/en/code-security/supply-chain-security/understanding-your-software-supply-chain/about-dependency-review
#     description: GitHub, dependency review
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [pipelines, packages]
#   remediation: >-
#     Run `osv-scanner scan source -r .`, the audit of your package manager or `actions/dependency-review-action` on every pull
#     request, and on a schedule for what becomes known later. Let it fail for what has a fix.
#   controls:
#     openssf_scorecard: [Vulnerabilities]
#     owasp_cicd: [CICD-SEC-3]
#   parameters:
#     tools:
#       default: []
#       description: Further tools of such scans, by the name that the fact pipelines has for them.
package supply_chain.missing_dependency_scan

import data.lib.pipeline_steps

applies if {
	count(pipeline_steps.jobs) > 0
	some manifest in input.facts.packages
	count(manifest.dependencies) > 0
}

deny contains {"message": "no pipeline looks for vulnerable dependencies", "at": []} if {
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
}

_tools := {
	"audit-ci", "auto-devops", "bun", "bundler-audit", "cargo-audit", "cargo-deny", "composer", "deno", "dependency-check",
	"dependency-review", "dotnet", "gitlab-dependency-scanning", "govulncheck", "grype", "local-php-security-checker",
	"mixaudit", "nancy", "npm", "osv-scanner", "pip-audit", "pnpm", "retire", "safety", "snyk", "trivy", "uv", "yarn",
} | {tool | some tool in data.karat.parameters.tools}
