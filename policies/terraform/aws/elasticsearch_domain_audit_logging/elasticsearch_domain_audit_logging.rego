# METADATA
# title: Search domain without audit log
# description: >-
#   The domain does not publish its audit log: who logged in, who was refused and who read which index leaves no
#   trace. The other logs tell of slow queries and errors only. The log needs fine-grained access control.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html
#     description: AWS, Monitoring audit logs in Amazon OpenSearch Service
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-5
#     description: AWS Security Hub, ES.5
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-5
#     description: AWS Security Hub, Opensearch.5
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Add `log_publishing_options` with `log_type = "AUDIT_LOGS"` and a log group, and switch it on in the dashboard
#     of the domain.
#   controls:
#     fsbp: ["ES.5", "Opensearch.5"]
package terraform.aws.elasticsearch_domain_audit_logging

import data.lib.terraform
import data.lib.terraform_blocks

deny contains {"message": "domain publishes no audit log", "at": domain.path, "resource": domain.address} if {
	some domain in _silent
	count(_doubts(domain)) == 0
}

unknown contains {"message": message, "at": domain.path, "resource": domain.address} if {
	some domain in _silent
	count(_doubts(domain)) > 0
	message := "whether the domain publishes an audit log is known only when Terraform runs"
}

# Domains without a log of which it is sure that it is published and that it is the one.
_silent := [domain |
	some domain in terraform.resources_of(["aws_elasticsearch_domain", "aws_opensearch_domain"])
	every log in _logs(domain) {
		not _is_published(log)
	}
]

_logs(domain) := [log |
	some log in terraform_blocks.stated_of(domain, ["log_publishing_options", "log_type"], "")
	not terraform.is_false(terraform.argument(log.resource.body, "enabled", true))
	_may_be_audit(log.value)
]

_may_be_audit(type) if type == "AUDIT_LOGS"

_may_be_audit(type) if terraform.unknown(type)

_is_published(log) if count(_open(log)) == 0

_open(log) := [value |
	some value in array.concat(log.doubts, [log.value, terraform.argument(log.resource.body, "enabled", true)])
	terraform.unknown(value)
]

_doubts(domain) := array.concat(
	[value | some log in _logs(domain); some value in _open(log)],
	[value | value := domain.body.log_publishing_options; is_string(value); terraform.unknown(value)],
)
