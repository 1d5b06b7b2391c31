# METADATA
# title: Search domain with a public endpoint
# description: >-
#   The domain is not in a VPC: its endpoint can be reached from the internet, and only the access policy stands
#   between everybody and the indices. Open search domains are among the most frequent leaks. A domain cannot be moved
#   into a VPC later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
#     description: AWS, Launching your Amazon OpenSearch Service domains within a VPC
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-2
#     description: AWS Security Hub, ES.2
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-2
#     description: AWS Security Hub, Opensearch.2
# custom:
#   severity: high
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Add `vpc_options` with `subnet_ids` and `security_group_ids`. Terraform makes a new domain for it: take a
#     snapshot first.
#   controls:
#     fsbp: ["ES.2", "Opensearch.2"]
package terraform.aws.elasticsearch_in_vpc

import data.lib.terraform

deny contains terraform.finding(setting, "domain has a public endpoint") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_elasticsearch_domain", "aws_opensearch_domain"], ["vpc_options"])
