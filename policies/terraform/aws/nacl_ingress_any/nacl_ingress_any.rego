# METADATA
# title: Network ACL open to the world on admin ports
# description: >-
#   A network access control list lets every address in to port 22 or 3389. It is the last fence when a security group
#   is opened by mistake, and here it has a hole where attackers knock first. A rule with a lower number that denies
#   the same counts.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
#     description: AWS, Control subnet traffic with network access control lists
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21
#     description: AWS Security Hub, EC2.21
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_default_network_acl, terraform_module/aws_network_acl,
#     terraform_module/aws_network_acl_rule]
#   remediation: >-
#     Name the address ranges that administrators come from, or deny 22 and 3389 with lower rule numbers. Mind that a
#     range for answers (1024-65535) contains 3389, and that return traffic must stay allowed because these lists keep
#     no state.
#   controls:
#     cis_aws_3_0: ["5.1"]
#     fsbp: ["EC2.21"]
package terraform.aws.nacl_ingress_any

import data.lib.aws
import data.lib.terraform

_ports := {22: "22 (SSH)", 3389: "3389 (RDP)"}

deny contains {"message": message, "at": entry.at, "resource": entry.address} if {
	some entry in _allowed
	aws.world(entry.cidr)
	open := [name | some port, name in _ports; aws.reaches(entry, port); not _denied(entry, port)]
	count(open) > 0
	message := sprintf("admin ports are open to %s: %s", [entry.cidr, concat(", ", open)])
}

unknown contains {"message": message, "at": entry.at, "resource": entry.address} if {
	some entry in _allowed
	aws.undecided(entry)
	some port, _ in _ports
	aws.may_reach(entry, port)
	not _denied(entry, port)
	message := "whether admin ports are open to the world is known only when Terraform runs"
}

_allowed := [entry | some entry in _entries; _action(entry) == "allow"]

_action(entry) := lower(entry.action) if is_string(entry.action)

# Whether a rule that comes first turns everybody away.
_denied(entry, port) if {
	some first in _entries
	first.list == entry.list
	_action(first) == "deny"
	terraform.number(first.number) < terraform.number(entry.number)
	first.range == entry.range
	aws.world(first.cidr)
	aws.reaches(first, port)
}

_entries := [entry |
	some [address, list, block, words] in array.concat(_inline, _single)
	some range in ["cidr_block", "ipv6_cidr_block"]
	entry := {
		"address": address,
		"list": list,
		"action": object.get(block.body, words[0], ""),
		"number": object.get(block.body, words[1], ""),
		"range": range,
		"cidr": terraform.argument(block.body, range, ""),
		"at": array.concat(block.path, [range | _ = block.body[range]]),
		"protocol": aws.protocol_of(object.get(block.body, "protocol", "")),
		"from": terraform.argument(block.body, "from_port", ""),
		"to": terraform.argument(block.body, "to_port", ""),
	}
]

_inline := [[list.address, list.address, block, ["action", "rule_no"]] |
	some list in terraform.resources_of(["aws_default_network_acl", "aws_network_acl"])
	some block in terraform.blocks(list, "ingress")
]

_single := [[rule.address, list, rule, ["rule_action", "rule_number"]] |
	some rule in terraform.resources_of(["aws_network_acl_rule"])
	terraform.is_false(terraform.argument(rule.body, "egress", false))
	list := object.get(rule.body, "network_acl_id", "")
]
