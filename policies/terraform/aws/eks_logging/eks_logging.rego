# METADATA
# title: EKS control plane without logs
# description: >-
#   The control plane of the cluster does not write all of its logs. Without the audit log nobody can say who read a
#   secret or started a pod; the others tell how somebody got in and what the cluster did about it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
#     description: AWS, Send control plane logs to CloudWatch Logs
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-8
#     description: AWS Security Hub, EKS.8
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_eks_cluster]
#   remediation: >-
#     Set `enabled_cluster_log_types` to `api`, `audit`, `authenticator`, `controllerManager` and `scheduler`.
#     CloudWatch is paid for by volume: give the log group `/aws/eks/<name>/cluster` a retention.
#   controls:
#     cis_eks_1_5: ["2.1.1"]
#     fsbp: ["EKS.8"]
package terraform.aws.eks_logging

import data.lib.terraform

_types := {"api", "audit", "authenticator", "controllerManager", "scheduler"}

deny contains terraform.finding(setting, message) if {
	some setting in _incomplete
	terraform.known(setting.value)
	missing := _types - {type | some type in setting.value}
	message := sprintf("control plane does not log %s", [concat(", ", sort(missing))])
}

unknown contains finding if some finding in terraform.undecided(_incomplete)

_incomplete := [setting |
	some setting in terraform.settings(["aws_eks_cluster"], ["enabled_cluster_log_types"], [])
	count(_types - {type | some type in setting.value}) > 0
]
