# METADATA
# title: EKS secrets without a key of your own
# description: >-
#   Secrets of the cluster are not encrypted with a KMS key of your own. EKS encrypts its storage with a key that AWS
#   owns, but such a key cannot be taken away, its use stands in no log of yours, and no policy says who may use it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html
#     description: AWS, Encrypt Kubernetes secrets with KMS on existing clusters
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-3
#     description: AWS Security Hub, EKS.3
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_eks_cluster]
#   remediation: >-
#     Add an `encryption_config` with `resources = ["secrets"]` and the `key_arn` of a key. It cannot be taken back,
#     and the cluster is lost with the key: protect the key from deletion.
#   controls:
#     cis_eks_1_5: ["5.3.1"]
package terraform.aws.eks_secrets_encryption

import data.lib.terraform

_message := "secrets are not encrypted with a key of your own"

deny contains terraform.finding(setting, _message) if {
	some setting in _configured
	setting.value == false
}

deny contains terraform.finding(setting, _message) if {
	some setting in _resources
	terraform.known(setting.value)
	not "secrets" in setting.value
}

unknown contains finding if some finding in terraform.undecided(array.concat(_configured, _resources))

_configured := terraform.presences(
	["aws_eks_cluster"],
	["encryption_config", "provider", "key_arn"],
)

_resources := terraform.settings(["aws_eks_cluster"], ["encryption_config", "resources"], ["secrets"])
