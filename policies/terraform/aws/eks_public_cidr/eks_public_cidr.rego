# METADATA
# title: EKS API server that the whole internet may reach
# description: >-
#   The public endpoint of the cluster takes connections from every address, as it does where nothing is said. A
#   stolen token works from anywhere then, and a flaw in the API server can be used by everybody. Clusters whose
#   endpoint is private are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
#     description: AWS, Cluster API server endpoint
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster
#     description: Terraform, aws_eks_cluster
# custom:
#   severity: high
#   kinds: [terraform_module/aws_eks_cluster]
#   remediation: >-
#     Set `public_access_cidrs` in `vpc_config` to the addresses of offices, VPN and pipelines, or switch the public
#     endpoint off with `endpoint_public_access = false`.
#   controls:
#     cis_eks_1_5: ["5.4.1"]
#   overlaps: [terraform.aws.eks_public_access]
package terraform.aws.eks_public_cidr

import data.lib.aws
import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in _ranges
	worlds := _worlds(setting.value)
	count(worlds) > 0
	every endpoint in _endpoints(setting.resource) {
		terraform.is_true(endpoint.value)
	}
	message := sprintf("API server can be reached from %s", [concat(" and ", worlds)])
}

unknown contains finding if {
	some setting in _ranges
	count(_worlds(setting.value)) == 0
	some finding in terraform.undecided([setting])
}

unknown contains finding if {
	some setting in _ranges
	_may_be_world(setting.value)
	some finding in terraform.undecided(_endpoints(setting.resource))
}

_ranges := [setting |
	some setting in terraform.settings(["aws_eks_cluster"], ["vpc_config", "public_access_cidrs"], ["0.0.0.0/0"])
	every endpoint in _endpoints(setting.resource) {
		not terraform.is_false(endpoint.value)
	}
]

_endpoints(cluster) := terraform.settings_of(cluster, ["vpc_config", "endpoint_public_access"], true)

_worlds(ranges) := {range | some range in ranges; aws.world(range)} if {
	is_array(ranges)
} else := {range | some range in terraform.joined(ranges); aws.world(range)}

_may_be_world(ranges) if count(_worlds(ranges)) > 0

_may_be_world(ranges) if terraform.unknown(ranges)
