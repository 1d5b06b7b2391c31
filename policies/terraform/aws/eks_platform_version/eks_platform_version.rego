# METADATA
# title: EKS cluster with a version that has no support
# description: >-
#   AWS fixes no flaws in the version of Kubernetes that the cluster names, and moves it to a later one when it likes.
#   A cluster that names none takes the newest when it is made.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
#     description: AWS, Understand the Kubernetes version lifecycle on EKS
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-2
#     description: AWS Security Hub, EKS.2
# custom:
#   severity: high
#   kinds: [terraform_module/aws_eks_cluster]
#   remediation: >-
#     Raise `version` by one minor version at a time, the nodes after the control plane each time.
#   controls:
#     fsbp: ["EKS.2"]
package terraform.aws.eks_platform_version

import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in _settings
	regex.match(`^1\.[0-9]+$`, sprintf("%v", [setting.value]))
	to_number(split(sprintf("%v", [setting.value]), ".")[1]) < _oldest
	message := sprintf("Kubernetes %v has no support any more", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_eks_cluster"], ["version"], "")

# The oldest minor version of Kubernetes 1 that AWS supports as of 2026-11-30, the time that is paid for included: that of
# 1.31 ended on 2026-11-26. That of 1.32 ends on 2027-03-23, that of 1.33 on 2027-07-29.
_oldest := 32
