# METADATA
# title: Network ACLs of AWS in Terraform
# description: >-
#   What network access control lists let in from everybody, and whether a rule with a lower number denies it first.
package lib.aws_network_acls

import data.lib.aws
import data.lib.terraform

# Rules that let somebody in: [{"address", "cidr", "at", "protocol", "from", "to" …}], one for each address range.
allowed := [entry | some entry in _entries; entry.action == "allow"]

# Whether one of them lets everybody reach a port by TCP, as far as is known.
opens(entry, port) if {
	aws.world(entry.cidr)
	terraform.known(entry.doubts)
	aws.reaches(entry, port)
	not _denied(entry, port)
	not _perhaps_denied(entry, port)
}

# Whether it may do so.
may_open(entry, port) if {
	aws.may_reach(entry, port)
	not _denied(entry, port)
	_is_undecided(entry, port)
}

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
