# METADATA
# title: Not the paved pipeline
# description: A service is built by a pipeline of its own.
# custom:
#   severity: low
#   kinds: [github_workflow]
#   remediation: Call the paved workflow.
package acme.unpaved # finding: standards.policy_without_tests

deny contains {"message": "not paved", "at": ["jobs"]} if not input.jobs.service
