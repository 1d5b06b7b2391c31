package acme.unpaved # finding: standards.policy_without_remediation

deny contains "not paved" if not input.jobs.service
