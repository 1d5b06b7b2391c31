# METADATA
# title: Redshift cluster that copies data past your network
# description: >-
#   `COPY` and `UNLOAD` of the cluster go over the network of AWS, past yours, as they do where nothing is said.
#   Security groups, endpoint policies and flow logs then neither hold what leaves the cluster nor see it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html
#     description: AWS, Controlling network traffic with Redshift enhanced VPC routing
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-7
#     description: AWS Security Hub, Redshift.7
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_redshift_cluster]
#   remediation: >-
#     Set `enhanced_vpc_routing = true`, after the network has a way to S3 (a gateway endpoint), without which `COPY`
#     fails.
#   controls:
#     fsbp: ["Redshift.7"]
package terraform.aws.redshift_cluster_use_enhanced_vpc_routing

import data.lib.terraform

_routing := terraform.settings(["aws_redshift_cluster"], ["enhanced_vpc_routing"], false)

deny contains terraform.mended(setting, "data is copied past the network", true) if {
	some setting in _routing
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_routing)
