# METADATA
# title: AWS resources in Terraform
# description: What security groups let in, and what IAM policies allow, whichever resource says it.
package lib.aws

import data.lib.terraform

# Source addresses that mean everybody.
_world := {"0.0.0.0/0", "::/0"}

# Rules that let everybody in: [{"address", "cidr", "at", "protocol", "from", "to"}], one for each address range.
open_ingress := [entry |
	some rule in _ingress_rules
	some source in rule.sources
	source.cidr in _world
	entry := {
		"address": rule.address,
		"cidr": source.cidr,
		"at": source.at,
		"protocol": rule.protocol,
		"from": rule.from,
		"to": rule.to,
	}
]

# Whether a rule lets TCP connections to a port in; what is not known lets nothing in.
reaches(rule, _) if rule.protocol == "-1"

reaches(rule, port) if {
	rule.protocol in {"tcp", "6"}
	terraform.number(rule.from) <= port
	port <= terraform.number(rule.to)
}

_ingress_rules := array.concat(array.concat(_inline_rules, _single_rules), _vpc_rules)

_inline_rules := [rule |
	some type in ["aws_security_group", "aws_default_security_group"]
	some group in object.get(terraform.resources, type, [])
	some block in terraform.blocks(group, "ingress")
	rule := _rule(group.address, block, "protocol", ["cidr_blocks", "ipv6_cidr_blocks"])
]

_single_rules := [rule |
	some single in object.get(terraform.resources, "aws_security_group_rule", [])
	terraform.argument(single.body, "type", "") == "ingress"
	rule := _rule(single.address, single, "protocol", ["cidr_blocks", "ipv6_cidr_blocks"])
]

_vpc_rules := [rule |
	some single in object.get(terraform.resources, "aws_vpc_security_group_ingress_rule", [])
	rule := _rule(single.address, single, "ip_protocol", ["cidr_ipv4", "cidr_ipv6"])
]

_rule(address, block, protocol, sources) := {
	"address": address,
	"protocol": _protocol(terraform.argument(block.body, protocol, "")),
	"from": terraform.argument(block.body, "from_port", ""),
	"to": terraform.argument(block.body, "to_port", ""),
	"sources": [source |
		some name in sources
		some source in _sources(block, name)
	],
}

# Every protocol is "-1", also under its other names.
_protocol(value) := "-1" if {
	lower(sprintf("%v", [value])) in {"-1", "all"}
} else := lower(sprintf("%v", [value]))

_sources(block, name) := [{"cidr": cidr, "at": array.concat(block.path, [name, index])} |
	some index, cidr in block.body[name]
] if {
	is_array(block.body[name])
} else := [{"cidr": block.body[name], "at": array.concat(block.path, [name])}] if {
	is_string(block.body[name])
} else := []

# Statements of IAM policies that allow something: [{"address", "at", "actions", "resources"}].
allow_statements := array.concat(_written_statements, _document_statements)

# Where a policy stands in a resource.
_policy_arguments := {
	"aws_iam_policy": "policy",
	"aws_iam_role_policy": "policy",
	"aws_iam_user_policy": "policy",
	"aws_iam_group_policy": "policy",
	"aws_ssoadmin_permission_set_inline_policy": "inline_policy",
}

_written_statements := [entry |
	some holder in _policy_holders
	some statement in _statements(holder.policy)
	statement.Effect == "Allow"
	entry := {
		"address": holder.address,
		"at": holder.at,
		"actions": _list(object.get(statement, "Action", [])),
		"resources": _list(object.get(statement, "Resource", [])),
	}
]

_policy_holders := array.concat(
	[holder |
		some type, name in _policy_arguments
		some resource in object.get(terraform.resources, type, [])
		holder := {
			"address": resource.address,
			"policy": object.get(resource.body, name, null),
			"at": array.concat(resource.path, [name]),
		}
	],
	[holder |
		some role in object.get(terraform.resources, "aws_iam_role", [])
		some block in terraform.blocks(role, "inline_policy")
		holder := {
			"address": role.address,
			"policy": object.get(block.body, "policy", null),
			"at": array.concat(block.path, ["policy"]),
		}
	],
)

# The statements of a policy in JSON. Parts that are unknown are some text; a policy that is unknown as a whole
# has none.
_statements(policy) := statements if {
	is_string(policy)
	readable := regex.replace(policy, `\$\{[^{}]*\}`, "unknown")
	json.is_valid(readable)
	document := json.unmarshal(readable)
	is_object(document)
	statements := [statement | some statement in _list(object.get(document, "Statement", [])); is_object(statement)]
} else := []

_document_statements := [entry |
	some document in object.get(terraform.data_sources, "aws_iam_policy_document", [])
	some block in terraform.blocks(document, "statement")
	terraform.argument(block.body, "effect", "Allow") == "Allow"
	entry := {
		"address": document.address,
		"at": array.concat(block.path, ["actions"]),
		"actions": _list(terraform.argument(block.body, "actions", [])),
		"resources": _list(terraform.argument(block.body, "resources", [])),
	}
]

_list(value) := value if is_array(value)

_list(value) := [value] if not is_array(value)
