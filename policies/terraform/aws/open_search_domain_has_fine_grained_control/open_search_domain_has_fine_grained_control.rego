# METADATA
# title: OpenSearch domain without fine-grained access control
# description: >-
#   The domain has no users and roles of its own, as none has where nothing is said: who reaches it may read and
#   change every index, document and field.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
#     description: AWS, Fine-grained access control in Amazon OpenSearch Service
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-7
#     description: AWS Security Hub, Opensearch.7
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Write a block `advanced_security_options` with `enabled = true` and `master_user_options`. It needs encryption
#     at rest, between nodes and in transit, and cannot be taken away again.
#   controls:
#     fsbp: ["Opensearch.7"]
package terraform.aws.open_search_domain_has_fine_grained_control

import data.lib.terraform

_control := terraform.settings(
	["aws_elasticsearch_domain", "aws_opensearch_domain"], [
		"advanced_security_options", "enabled",
	],
	false,
)

deny contains terraform.mended(setting, "domain has no fine-grained access control", true) if {
	some setting in _control
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_control)
