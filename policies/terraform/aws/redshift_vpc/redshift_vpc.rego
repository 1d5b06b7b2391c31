# METADATA
# title: Redshift cluster in the default network
# description: >-
#   The cluster names no subnet group, so Redshift puts it into the default network of the account, all subnets of
#   which are public, and where whatever else was started without a thought stands beside it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html
#     description: AWS, Subnets for Redshift resources
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html
#     description: AWS, Redshift resources in a VPC
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_redshift_cluster]
#   remediation: >-
#     Make an `aws_redshift_subnet_group` of private subnets and name it in `cluster_subnet_group_name`. Terraform
#     replaces the cluster when this changes; take a snapshot first.
package terraform.aws.redshift_vpc

import data.lib.terraform

_groups := terraform.presences(["aws_redshift_cluster"], ["cluster_subnet_group_name"])

deny contains terraform.finding(setting, "cluster is in the default network") if {
	some setting in _groups
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_groups)
