# METADATA
# title: Policies of AWS resources in Terraform
# description: >-
#   Who may do what by the policies of queues, buckets, topics, keys and other resources, whether these are written as
#   JSON, with `jsonencode` or as aws_iam_policy_document.
package lib.aws_resource_policies

import data.lib.terraform

# Statements of the policies of resources, by the arguments that policies stand in: {type: argument}. Each is
# {"resource", "at", "effect", "principals", "except_principals", "actions", "except_actions", "resources",
# "conditions"}, all of them lists but for `effect`; a condition is {"test", "key", "values"}.
statements(arguments) := [statement |
	some holder in _holders(arguments)
	some found in array.concat(_written(holder), _drafted(holder))
	statement := object.union(found, {"resource": holder.resource})
]

# Policies that cannot be read, as what to say of them: findings for `unknown`.
unread(arguments) := {finding |
	some holder in _holders(arguments)
	terraform.unknown(holder.policy)
	not json.is_valid(_readable(holder.policy))
	_names(holder.policy) == set()
	message := sprintf("policy %s", [terraform.reason(holder.policy)])
	finding := {"message": message, "at": holder.at, "resource": holder.resource.address}
}

# Whether a statement allows something to everybody: true, false, or an unknown value that it hangs on. A condition on
# who asks, or from where, names somebody.
public(statement) := false if {
	restricted(statement)
} else := allows_everybody(statement)

# The same, whatever the conditions are.
allows_everybody(statement) := false if {
	terraform.known(statement.effect)
	statement.effect != "Allow"
} else if {
	count(statement.except_principals) > 0
	terraform.known(statement.effect)
} else if {
	terraform.known(statement.effect)
	some principal in statement.principals
	is_everybody(principal)
} else := open[0] if {
	open := [value |
		some value in array.concat([statement.effect], statement.principals)
		_hangs(value)
	]
	count(open) > 0
	_maybe_everybody(statement)
} else := false

_maybe_everybody(statement) if count(statement.except_principals) > 0

_maybe_everybody(statement) if {
	some principal in statement.principals
	_everybody_or_unknown(principal)
}

_everybody_or_unknown(principal) if is_everybody(principal)

_everybody_or_unknown(principal) if _hangs(principal)

# A principal that is everybody, also as an ARN without an account.
is_everybody(principal) if {
	is_string(principal)
	regex.match(`^(\*|arn:aws[a-z-]*:iam::\*:.*)$`, principal)
}

# A principal that is an expression as a whole, unless it is what a resource says of itself: that names somebody.
_hangs(value) if {
	is_string(value)
	regex.match(`^\$\{[^$]*\}$`, value)
	not regex.match(`^\$\{(data\.)?aws_[a-z0-9_]+\.[A-Za-z0-9_.\[\]"*-]+\}$`, value)
}

# Whether a condition of a statement says who may ask, or from where.
restricted(statement) if {
	some condition in statement.conditions
	lower(condition.key) in _naming
	_demands(condition.test)
	count(condition.values) > 0
	every value in condition.values {
		not _is_anything(value)
	}
}

_demands(test) if {
	is_string(test)
	regex.match(`(?i)^(foranyvalue:)?(string|arn)(equals|equalsignorecase|like)$|^(foranyvalue:)?ipaddress$`, test)
}

_naming := {
	"aws:calledvia", "aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths",
	"aws:sourceaccount", "aws:sourcearn", "aws:sourceip", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner",
	"aws:sourcevpc", "aws:sourcevpce", "aws:userid", "aws:username", "aws:vpcsourceip", "kms:calleraccount",
	"s3:dataaccesspointaccount", "s3:dataaccesspointarn",
}

_is_anything(value) if not is_string(value)

_is_anything(value) if value in {"0.0.0.0/0", "::/0"}

_is_anything(value) if {
	is_string(value)
	regex.match(`^(arn:aws[a-z-]*)?[*?:/]*$`, value)
}

# Whether a statement allows every action of a service: true, false, or an unknown value that it hangs on.
allows_every_action(statement) := false if {
	terraform.known(statement.effect)
	statement.effect != "Allow"
} else := open[0] if {
	terraform.unknown(statement.effect)
	open := [statement.effect | some action in statement.actions; not _is_named(action)]
	count(open) > 0
} else if {
	some action in statement.actions
	is_every_action(action)
} else := open[0] if {
	open := [action | some action in statement.actions; _hangs(action)]
	count(open) > 0
} else := false

# Everything of a service, or everything.
is_every_action(action) if {
	is_string(action)
	regex.match(`^(\*|\*:\*|[A-Za-z0-9-]+:\*+)$`, action)
}

_is_named(action) if {
	not is_every_action(action)
	not _hangs(action)
}

_holders(arguments) := [holder |
	some type, name in arguments
	some resource in object.get(terraform.resources, type, [])
	policy := resource.body[name]
	is_string(policy)
	holder := {"resource": resource, "policy": policy, "at": array.concat(resource.path, [name])}
]

# Statements of a policy in JSON.
_written(holder) := [found |
	readable := _readable(holder.policy)
	json.is_valid(readable)
	document := json.unmarshal(readable)
	is_object(document)
	some statement in _list(object.get(document, "Statement", []))
	is_object(statement)
	found := {
		"at": holder.at,
		"effect": object.get(statement, "Effect", ""),
		"principals": _principals(object.get(statement, "Principal", [])),
		"except_principals": _principals(object.get(statement, "NotPrincipal", [])),
		"actions": _list(object.get(statement, "Action", [])),
		"except_actions": _list(object.get(statement, "NotAction", [])),
		"resources": _list(object.get(statement, "Resource", [])),
		"conditions": _conditions(object.get(statement, "Condition", {})),
	}
]

# Expressions that spoil the JSON around them are simpler ones, and a comma too many is none.
_readable(policy) := policy if {
	json.is_valid(policy)
} else := plain if {
	plain := _plain(policy)
	json.is_valid(plain)
} else := regex.replace(_plain(policy), `,(\s*[\]}])`, "$1")

_plain(policy) := regex.replace(policy, `\$\{[^{}]*\}`, "$${unknown}")

_principals(value) := [name |
	some names in value
	some name in _list(names)
] if {
	is_object(value)
} else := _list(value)

_conditions(value) := [condition |
	is_object(value)
	some test, keys in value
	is_object(keys)
	some key, values in keys
	condition := {"test": test, "key": key, "values": _list(values)}
]

# Statements of the documents that a policy is made of.
_drafted(holder) := [found |
	some name in _names(holder.policy)
	some found in _documents[name]
]

# The documents that a policy names, and those that these take statements from.
_names(policy) := named | {source |
	some name in named
	some source in _sources[name]
} if {
	named := _named(policy)
}

_named(value) := {match[1] |
	walk(value, [_, text])
	is_string(text)
	contains(text, "data.aws_iam_policy_document.")
	some match in regex.find_all_string_submatch_n(_reference, text, -1)
}

_reference := `\bdata\.aws_iam_policy_document\.([A-Za-z_][A-Za-z0-9_-]*)`

_sources[document.name] contains source if {
	some document in object.get(terraform.data_sources, "aws_iam_policy_document", [])
	some argument in ["source_policy_documents", "override_policy_documents"]
	some source in _named(object.get(document.body, argument, []))
}

_documents[document.name] contains found if {
	some document in object.get(terraform.data_sources, "aws_iam_policy_document", [])
	some block in terraform.blocks(document, "statement")
	found := {
		"at": block.path,
		"effect": terraform.argument(block.body, "effect", "Allow"),
		"principals": _identifiers(block, "principals"),
		"except_principals": _identifiers(block, "not_principals"),
		"actions": _list(terraform.argument(block.body, "actions", [])),
		"except_actions": _list(terraform.argument(block.body, "not_actions", [])),
		"resources": _list(terraform.argument(block.body, "resources", [])),
		"conditions": [condition |
			some test in terraform.blocks(block, "condition")
			condition := {
				"test": object.get(test.body, "test", ""),
				"key": _text(object.get(test.body, "variable", "")),
				"values": _list(terraform.argument(test.body, "values", [])),
			}
		],
	}
}

_identifiers(block, type) := [name |
	some principals in terraform.blocks(block, type)
	some name in _list(terraform.argument(principals.body, "identifiers", []))
]

_text(value) := value if is_string(value)

_text(value) := "" if not is_string(value)

_list(value) := value if is_array(value)

_list(value) := [value] if not is_array(value)
