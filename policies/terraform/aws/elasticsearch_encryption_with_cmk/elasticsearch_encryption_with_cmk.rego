# METADATA
# title: Search domain without a key of your own
# description: >-
#   No key is named for the domain. Where it is encrypted it is so already with the key of AWS (`aws/es`), whose
#   policy you cannot change. With a key of your own you say who may use it, see each use in CloudTrail and can take
#   access back at once.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
#     description: AWS, Encryption of data at rest for Amazon OpenSearch Service
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Set `kms_key_id` to the ARN of an `aws_kms_key` in `encrypt_at_rest`. Terraform makes a new domain when it
#     changes: take a snapshot first.
package terraform.aws.elasticsearch_encryption_with_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "domain is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(
	["aws_elasticsearch_domain", "aws_opensearch_domain"],
	["encrypt_at_rest", "kms_key_id"],
)
