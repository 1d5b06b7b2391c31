# METADATA
# title: IAM policies in Terraform
# description: What policies of identities allow, whether they are written as JSON or as aws_iam_policy_document.
package lib.aws_iam

import data.lib.aws_policies
import data.lib.terraform
import data.lib.terraform_json

# Statements of policies: [{"address", "at", "effect", "actions", "resources"}]. A document that names principals is
# the policy of a resource, or says who takes a role on, and is left out, unless it is given to an identity.
statements := array.concat(_written_statements, _document_statements)

# Whether a statement allows everything in some of its parts, which are "actions" and "resources": true, false, or an
# unknown value that it hangs on.
allows_everything(statement, parts) := false if {
	false in _verdicts(statement, parts)
} else := [verdict | some verdict in _verdicts(statement, parts); verdict != true][0] if {
	some verdict in _verdicts(statement, parts)
	verdict != true
} else := true

# Whether a statement allows every action of a service, such as "iam", on everything: true, false, or an unknown value.
allows_all_of(statement, service) := allows_everything(
	object.union(statement, {"actions": [_widened(action, service) | some action in statement.actions]}),
	["actions", "resources"],
)

_widened(action, service) := "*" if {
	is_string(action)
	lower(action) == sprintf("%s:*", [service])
} else := action

_verdicts(statement, parts) := array.concat(
	[_verdict([statement.effect], {"Allow"})],
	[_verdict(statement[part], {"*", "*:*"}) | some part in parts],
)

_verdict(values, wanted) if {
	some value in values
	value in wanted
} else := open[0] if {
	open := [value | some value in values; aws_policies.hangs(value)]
	count(open) > 0
} else := false

# Policies that cannot be read, or not as a whole: [{"address", "at", "policy"}].
unread_policies := [holder |
	some holder in _policy_holders
	terraform.unknown(holder.policy)
	not _read(holder.policy)
	not _is_drafted(holder.policy)
]

_is_drafted(policy) if {
	is_string(policy)
	contains(policy, "data.aws_iam_policy_document.")
}

_read(policy) if {
	document := terraform_json.parsed(policy)
	every statement in _list(document.Statement) {
		is_object(statement)
	}
}

# Where a policy stands in a resource.
_policy_arguments := {
	"aws_iam_policy": "policy",
	"aws_iam_role_policy": "policy",
	"aws_iam_user_policy": "policy",
	"aws_iam_group_policy": "policy",
	"aws_ssoadmin_permission_set_inline_policy": "inline_policy",
}

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

_written_statements := [entry |
	some holder in _policy_holders
	some statement in _statements(holder.policy)
	entry := {
		"address": holder.address,
		"at": holder.at,
		"effect": object.get(statement, "Effect", ""),
		"actions": _list(object.get(statement, "Action", [])),
		"resources": _list(object.get(statement, "Resource", [])),
	}
]

# The statements of a policy in JSON; a policy that is unknown as a whole has none.
_statements(policy) := statements if {
	document := terraform_json.parsed(policy)
	is_object(document)
	statements := [statement | some statement in _list(object.get(document, "Statement", [])); is_object(statement)]
} else := []

_document_statements := [entry |
	some document in object.get(terraform.data_sources, "aws_iam_policy_document", [])
	some block in terraform.blocks(document, "statement")
	_of_identity(document, block)
	entry := {
		"address": document.address,
		"at": _nearest(block, "actions"),
		"effect": terraform.argument(block.body, "effect", "Allow"),
		"actions": _list(terraform.argument(block.body, "actions", [])),
		"resources": _list(terraform.argument(block.body, "resources", [])),
	}
]

_of_identity(_, block) if count(terraform.blocks(block, "principals")) == 0

_of_identity(document, _) if document.name in _given

# Names of the documents that are given to identities.
_given contains match[1] if {
	some holder in _policy_holders
	_is_drafted(holder.policy)
	pattern := `\bdata\.aws_iam_policy_document\.([A-Za-z_][A-Za-z0-9_-]*)`
	some match in regex.find_all_string_submatch_n(pattern, holder.policy, -1)
}

_nearest(block, name) := array.concat(block.path, [name | _ = block.body[name]])

_list(value) := value if is_array(value)

_list(value) := [value] if not is_array(value)
