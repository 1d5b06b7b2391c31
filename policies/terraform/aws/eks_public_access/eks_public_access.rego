# METADATA
# title: EKS API server with a public endpoint
# description: >-
#   The API server of the cluster can be reached from the internet, as it can where nothing is said. A stolen token or
#   kubeconfig works from anywhere then, and a flaw in the API server can be used by everybody.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
#     description: AWS, Cluster API server endpoint
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-1
#     description: AWS Security Hub, EKS.1
# custom:
#   severity: high
#   kinds: [terraform_module/aws_eks_cluster]
#   remediation: >-
#     Set `endpoint_private_access = true` and `endpoint_public_access = false` in `vpc_config`. Pipelines and people
#     then need a way into the network (VPN, Session Manager, runners inside of it); have that first. Until then
#     narrow `public_access_cidrs`.
#   controls:
#     cis_eks_1_5: ["5.4.2"]
#     fsbp: ["EKS.1"]
package terraform.aws.eks_public_access

import data.lib.terraform

_settings := terraform.settings(["aws_eks_cluster"], ["vpc_config", "endpoint_public_access"], true)

deny contains terraform.mended(setting, "API server can be reached from the internet", false) if {
	some setting in _settings
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)
