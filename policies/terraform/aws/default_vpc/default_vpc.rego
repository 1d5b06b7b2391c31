# METADATA
# title: Default VPC that is put to use
# description: >-
#   The module takes over the default VPC of the region. All of its subnets are public and give every machine a public
#   address, and what is made without naming a network lands there too.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
#     description: AWS, Default VPCs
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_vpc
#     description: Terraform, aws_default_vpc
# custom:
#   severity: low
#   kinds: [terraform_module/aws_default_vpc]
#   remediation: >-
#     Make a network of your own with `aws_vpc` and private subnets, move what is there, and delete the default VPC in
#     every region.
package terraform.aws.default_vpc

import data.lib.terraform

deny contains {"message": "default VPC is put to use", "at": vpc.path, "resource": vpc.address} if {
	some vpc in terraform.resources_of(["aws_default_vpc"])
}
