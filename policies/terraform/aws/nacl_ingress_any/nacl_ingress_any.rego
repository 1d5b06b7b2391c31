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
	terraform.known(entry.doubts)
	open := [name |
		some port, name in _ports
		aws.reaches(entry, port)
		not _denied(entry, port)
		not _perhaps_denied(entry, port)
	]
	count(open) > 0
	message := sprintf("admin ports are open to %s: %s", [entry.cidr, concat(", ", open)])
}

unknown contains {"message": message, "at": entry.at, "resource": entry.address} if {
	some entry in _allowed
	some port, _ in _ports
	aws.may_reach(entry, port)
	not _denied(entry, port)
	_is_undecided(entry, port)
	message := "whether admin ports are open to the world is known only when Terraform runs"
}

_allowed := [entry | some entry in _entries; entry.action == "allow"]

_is_undecided(entry, _) if aws.undecided(entry)

_is_undecided(entry, port) if {
	aws.world(entry.cidr)
	_perhaps_denied(entry, port)
}

# Whether a rule that comes first turns everybody away.
_denied(entry, port) if {
	some first in _turning_away(entry)
	terraform.known([first.doubts, first.made])
	terraform.number(first.number) < terraform.number(entry.number)
	aws.world(first.cidr)
	aws.reaches(first, port)
}

# Whether one may do so. What may be anything at all does not count: rules that are wholly a variable seldom deny.
_perhaps_denied(entry, port) if {
	some first in _turning_away(entry)
	object.remove(first, ["action"]) != object.remove(entry, ["action"])
	terraform.may_be_less(first.number, entry.number)
	aws.may_reach(first, port)
}

_may_be_everybody(first) if aws.world(first.cidr)

_may_be_everybody(first) if {
	terraform.known(first.doubts)
	aws.open_range(first.cidr)
}

_turning_away(entry) := object.get(_denials, _place(entry), set())

_place(entry) := sprintf("%v %s", [entry.list, entry.range])

_denials[_place(first)] contains first if {
	some first in _entries
	first.action == "deny"
	_may_be_everybody(first)
}

# What allows and what denies; what may do either is there as both. `made` is what it hangs on how many there are.
_entries := [entry |
	some [address, list, block, words] in array.concat(_inline, _single)
	some range in ["cidr_block", "ipv6_cidr_block"]
	said := object.get(block.body, words[0], "")
	some action in _actions(said)
	entry := {
		"address": address,
		"list": list,
		"action": action,
		"number": object.get(block.body, words[1], ""),
		"range": range,
		"cidr": terraform.argument(block.body, range, ""),
		"at": array.concat(block.path, [range | not block.whole; _ = block.body[range]]),
		"protocol": aws.protocol_of(object.get(block.body, "protocol", "")),
		"from": terraform.argument(block.body, "from_port", ""),
		"to": terraform.argument(block.body, "to_port", ""),
		"doubts": [value | some value in [said, object.get(block.body, "egress", false)]; terraform.unknown(value)],
		"made": [object.get(holder, name, null) | some holder in [block, block.body]; some name in ["count", "for_each"]],
	}
]

_actions(said) := [lower(said)] if {
	is_string(said)
	terraform.known(said)
}

_actions(said) := ["allow", "deny"] if terraform.unknown(said)

_inline := array.concat(
	[[list.address, list.address, block, ["action", "rule_no"]] |
		some list in _lists
		some block in terraform.blocks(list, "ingress")
	],
	[[list.address, list.address, block, ["action", "rule_no"]] |
		some list in _lists
		some block in _unknown_rules(list)
	],
)

_lists := terraform.resources_of(["aws_default_network_acl", "aws_network_acl"])

# A list whose rules are an expression as a whole has one of which nothing is known.
_unknown_rules(list) := [rule |
	rules := list.body.ingress
	is_string(rules)
	terraform.unknown(rules)
	rule := {
		"path": array.concat(list.path, ["ingress"]),
		"body": {name: rules | some name in ["action", "protocol", "from_port", "to_port", "cidr_block"]},
		"whole": true,
	}
]

_single := [[rule.address, list, rule, ["rule_action", "rule_number"]] |
	some rule in terraform.resources_of(["aws_network_acl_rule"])
	not terraform.is_true(terraform.argument(rule.body, "egress", false))
	list := object.get(rule.body, "network_acl_id", "")
]
