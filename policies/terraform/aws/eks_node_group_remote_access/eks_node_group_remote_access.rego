# METADATA
# title: EKS nodes with SSH for everybody
# description: >-
#   The node group has a key for SSH and names no security group that may use it: EKS opens port 22 of every node to
#   the whole internet then.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
#     description: AWS, Simplify node lifecycle with managed node groups
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group
#     description: Terraform, aws_eks_node_group
# custom:
#   severity: high
#   kinds: [terraform_module/aws_eks_node_group]
#   remediation: >-
#     Set `source_security_group_ids` in `remote_access`, or take the block out and use Session Manager.
package terraform.aws.eks_node_group_remote_access

import data.lib.terraform

deny contains terraform.finding(setting, "SSH to the nodes is open to everybody") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some group in terraform.resources_of(["aws_eks_node_group"])
	some block in terraform.blocks(group, "remote_access")
	access := terraform.within(group, block)
	some key in terraform.presences_of(access, ["ec2_ssh_key"])
	key.value != false
	some said in terraform.presences_of(access, ["source_security_group_ids"])
	doubts := [doubt | some doubt in [object.get(block, "for_each", null), key.value]; terraform.unknown(doubt)]
	setting := object.union(said, {"value": doubts[0] | said.value == false})
]
