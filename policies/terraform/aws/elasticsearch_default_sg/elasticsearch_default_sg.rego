# METADATA
# title: Search domain in the default security group
# description: >-
#   The domain is in a VPC and names no security group: it gets the default one, which everything else without a group
#   shares. All of these may talk to it. Domains outside of a VPC are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
#     description: AWS, Launching your Amazon OpenSearch Service domains within a VPC
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
#     description: Terraform, aws_opensearch_domain
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Set `security_group_ids` in `vpc_options` to a group that lets only the clients of the domain in, on port 443.
package terraform.aws.elasticsearch_default_sg

import data.lib.terraform

deny contains terraform.finding(setting, "domain is in the default security group") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some domain in terraform.resources_of(["aws_elasticsearch_domain", "aws_opensearch_domain"])
	some block in terraform.blocks(domain, "vpc_options")
	some said in terraform.presences_of(terraform.within(domain, block), ["security_group_ids"])
	setting := object.union(said, {"value": doubt | said.value == false; doubt := block.for_each})
]
