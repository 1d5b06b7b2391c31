# METADATA
# title: No static analysis for security
# description: >-
#   Code is neither scanned by a tool that looks for security defects nor does a file configure one. Injections, weak
#   cryptography and unsafe deserialisation are then found by reviewers, or by those who attack. Scans that a platform
#   switches on outside of the repository, as default setup of CodeQL, are not seen.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast
#     description: OpenSSF Scorecard, SAST
#   - ref: https://docs.github.com/en/code-security/code-scanning/introduction-to-code-scanning/about-code-scanning
#     description: GitHub, code scanning
#   - ref: https://docs.gitlab.com/user/application_security/sast/
#     description: GitLab, SAST
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [github_workflow, pom]
#   facts: [pipelines]
#   remediation: >-
#     Add a scan to CI: CodeQL on GitHub, the template `Jobs/SAST.gitlab-ci.yml` on GitLab, or Semgrep, SonarQube, gosec,
#     Bandit or Brakeman anywhere. Begin with findings of high severity on changed code. Where the platform scans by
#     default, waive the rule and say so.
#   controls:
#     openssf_scorecard: [SAST]
package build.missing_static_analysis

import data.lib.code
import data.lib.jvm_builds
import data.lib.pipelines
import data.lib.repository

applies if count(code.programmed) > 0

deny contains {"message": "nothing scans the code for security defects", "at": []} if {
	not _is_scanned
	count(pipelines.hidden) == 0
}

unknown contains place if {
	not _is_scanned
	some place in pipelines.hidden
}

_is_scanned if count(pipelines.tools & _scanners) > 0

# A build of Maven that scans by itself.
_is_scanned if {
	"maven" in pipelines.tools
	count(jvm_builds.bound & _scanners) > 0
}

_is_scanned if {
	count(repository.named([""], _configurations)) > 0
}

_configurations := concat("", [
	`^(sonar-project\.properties|\.?semgrep\.ya?ml|\.semgrep|\.bandit|\.snyk|qodana\.ya?ml`,
	`|\.deepsource\.toml|\.codacy\.ya?ml)$`,
])

_scanners := {
	"bandit", "bearer", "blackduck", "brakeman", "checkmarx", "codeql", "devskim", "flawfinder", "gitlab-sast", "gosec", "horusec",
	"njsscan", "opengrep", "polaris", "psalm", "qodana", "semgrep", "snyk", "sobelow", "sonarqube", "spotbugs", "veracode",
}
