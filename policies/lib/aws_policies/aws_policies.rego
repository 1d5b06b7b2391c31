# METADATA
# title: Policies of AWS resources in Terraform
# description: >-
#   Whom the policies of resources and of roles let in, whether they are written as JSON, by `jsonencode` or as
#   aws_iam_policy_document.
package lib.aws_policies

import data.lib.terraform
import data.lib.terraform_json

# Statements of the policies that settings hold: [{"setting", "at", "effect", "principals", "excepts", "actions",
# "conditions", "doubts"}]. Principals are [{"type", "value"}], conditions [{"operator", "key", "values"}]; `excepts` says
# that it is about all principals but some, `doubts` why a statement may be missing.
statements(settings) := [object.union({"setting": setting, "at": setting.at}, statement) |
	some setting in settings
	some statement in array.concat(_written(setting.value), _referred(setting.value))
]

# Settings whose policy cannot be read.
unread(settings) := [setting |
	some setting in settings
	terraform.unknown(setting.value)
	not _parsed(setting.value)
	count(_names(setting.value)) == 0
]

# Settings whose policy is made from a document, or more of them, that cannot be read.
partly_unread(settings) := [object.union(setting, {"value": parts[0]}) |
	some setting in settings
	parts := [part | some name in _names(setting.value); some part in _unread_sources[name]]
	count(parts) > 0
]

_parsed(policy) if is_object(terraform_json.parsed(policy))

# Whether a statement lets everybody in: true, false, or an unknown value that it hangs on. Whoever NotPrincipal does not
# name is let in: that is everybody.
lets_everybody_in(statement) := false if {
	not _may_be(statement.effect, "Allow")
} else := false if {
	count(_everybody(statement)) == 0
} else := false if {
	some condition in statement.conditions
	narrows(condition)
} else if {
	statement.effect == "Allow"
	statement.doubts == []
	some principal in _everybody(statement)
	_is_everybody(principal.value)
} else := statement.effect if {
	terraform.unknown(statement.effect)
} else := statement.doubts[0] if {
	count(statement.doubts) > 0
} else := [principal.value | some principal in _everybody(statement)][0]

_may_be(value, wanted) if value == wanted

_may_be(value, _) if terraform.unknown(value)

_everybody(statement) := [{"type": "*", "value": "*"}] if {
	statement.excepts
} else := [principal |
	some principal in statement.principals
	principal.type in {"*", "AWS"}
	_may_be_everybody(principal.value)
]

# Whether a statement names everybody.
names_everybody(statement) if {
	some principal in statement.principals
	principal.type in {"*", "AWS"}
	_is_everybody(principal.value)
}

_is_everybody(value) if value == "*"

# Something of every account.
_is_everybody(value) if {
	is_string(value)
	regex.match(`^arn:[^:]*:iam::\*:`, value)
}

_may_be_everybody(value) if _is_everybody(value)

_may_be_everybody(value) if hangs(value)

# Whether a value is an expression that may come out as anything. What a resource of AWS says of itself, as its ARN, names
# something, also where functions pick it out of several.
hangs(value) if {
	is_string(value)
	regex.match(`^\$\{[^$]*\}$`, value)
	not _names_something(value)
}

_names_something(expression) if {
	regex.match(_attribute, expression)
	regex.replace(regex.replace(expression, _attribute, " "), _around, "") == "${}"
}

_attribute := `\b(data\.)?aws_[a-z0-9_]+\.[A-Za-z0-9_.\[\]"*-]+`

# What may stand around attributes: functions that pick, texts that are no wildcards, and marks.
_around := `\b(coalesce|compact|concat|element|flatten|join|one|tolist|toset|try)\(|\bnull\b|"[^"*$]*"|[\s\d,()\[\]]+`

# Whether a condition holds for some callers only. One that holds where its key is missing, and one for every value or for
# every value but some, do not.
narrows(condition) if {
	is_string(condition.operator)
	regex.match(_positive, condition.operator)
	_names_caller(condition.key)
	count(condition.values) > 0
	every value in condition.values {
		not _is_anything(value)
	}
}

_positive := `(?i)^(foranyvalue:)?((string|arn)(equals|like)|stringequalsignorecase|ipaddress)$`

# All addresses, and patterns that everything matches.
_is_anything(value) if {
	is_string(value)
	regex.match(`/0$|^(arn:aws[a-z-]*)?[*?:/]*$`, value)
}

# Keys that say who calls, from where, or for what: those of AWS as a whole, of services, and of providers of identities.
_names_caller(key) if lower(key) in {
	"aws:calledvia", "aws:calledviafirst", "aws:calledvialast", "aws:federatedprovider", "aws:principalaccount",
	"aws:principalarn", "aws:principalisawsservice", "aws:principalorgid", "aws:principalorgpaths",
	"aws:principalservicename", "aws:principalservicenameslist", "aws:sourceaccount", "aws:sourcearn", "aws:sourceip",
	"aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner", "aws:sourcevpc", "aws:sourcevpcarn", "aws:sourcevpce",
	"aws:userid", "aws:username", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths", "aws:vpcsourceip",
	"ec2:sourceinstancearn", "elasticfilesystem:accesspointarn", "kms:calleraccount", "kms:viaservice",
	"lambda:functionurlauthtype", "s3:dataaccesspointaccount", "s3:dataaccesspointarn", "sns:endpoint",
}

_names_caller(key) if regex.match(`(?i)^aws:(principal|request)tag/|:(sub|aud|oaud|amr)$`, key)

_names_caller(key) if terraform.unknown(key)

# Whether a statement allows every action of a service: true, false, or an unknown value that it hangs on.
allows_every_action(statement) := false if {
	not _may_be(statement.effect, "Allow")
} else := open[0] if {
	terraform.unknown(statement.effect)
	open := [statement.effect | some action in statement.actions; not _is_named(action)]
	count(open) > 0
} else if {
	some action in statement.actions
	is_every_action(action)
} else := open[0] if {
	open := [action | some action in statement.actions; hangs(action)]
	count(open) > 0
} else := false

# Everything of a service, or everything.
is_every_action(action) if {
	is_string(action)
	regex.match(`^(\*|\*:\*|[A-Za-z0-9-]+:\*+)$`, action)
}

_is_named(action) if {
	not is_every_action(action)
	not hangs(action)
}

# Statements of a policy in JSON.
_written(policy) := [statement |
	some entry in _list(document.Statement)
	is_object(entry)
	statement := {
		"effect": object.get(entry, "Effect", ""),
		"principals": _principals(object.get(entry, "Principal", [])),
		"excepts": object.get(entry, "NotPrincipal", null) != null,
		"actions": _list(object.get(entry, "Action", [])),
		"conditions": [condition | some condition in _conditions(entry)],
		"doubts": [],
	}
] if {
	document := terraform_json.parsed(policy)
	is_object(document)
} else := []

_principals(said) := [{"type": type, "value": value} |
	some type, values in said
	some value in _list(values)
] if {
	is_object(said)
} else := [{"type": "*", "value": value} | some value in _list(said)]

_conditions(entry) := [condition |
	some operator, keys in entry.Condition
	some key, values in keys
	condition := {"operator": operator, "key": key, "values": _list(values)}
] if {
	is_object(entry.Condition)
	every keys in entry.Condition {
		is_object(keys)
	}
} else := []

# Statements of the documents that a policy refers to, and of those that these are made from.
_referred(policy) := [statement |
	some name in _names(policy)
	some document in _documents[name]
	some statement in document
]

_names(policy) := names if {
	named := {name | some name in _referred_names(policy); _documents[name]}
	names := {name | some name in graph.reachable(_made_from, named)}
}

# The documents that each is made from.
_made_from := {name: sources |
	some name, _ in _documents
	sources := {source | some source in _sources[name]; _documents[source]}
}

_referred_names(value) := {match[1] |
	walk(value, [_, text])
	is_string(text)
	contains(text, "data.aws_iam_policy_document.")
	pattern := `data\.aws_iam_policy_document\.([A-Za-z_][A-Za-z0-9_-]*)`
	some match in regex.find_all_string_submatch_n(pattern, text, -1)
}

_all_documents := object.get(terraform.data_sources, "aws_iam_policy_document", [])

_sources[document.name] contains name if {
	some document in _all_documents
	some argument in _source_arguments
	some name in _referred_names(object.get(document.body, argument, null))
}

_unread_sources[document.name] contains source if {
	some document in _all_documents
	some argument in _source_arguments
	some source in _list(object.get(document.body, argument, []))
	terraform.unknown(source)
	not _parsed(source)
	every name in _referred_names(source) {
		not _documents[name]
	}
}

_source_arguments := ["source_policy_documents", "override_policy_documents", "source_json", "override_json"]

_documents[document.name] contains statements if {
	some document in _all_documents
	statements := [statement |
		some block in terraform.blocks(document, "statement")
		statement := {
			"at": block.path,
			"effect": terraform.argument(block.body, "effect", "Allow"),
			"principals": _identifiers(block),
			"excepts": count(terraform.blocks(block, "not_principals")) > 0,
			"actions": _list(terraform.argument(block.body, "actions", [])),
			"conditions": _tests(block),
			"doubts": [doubt | doubt := block.for_each],
		}
	]
}

_identifiers(block) := [{"type": type, "value": value} |
	some principals in terraform.blocks(block, "principals")
	type := terraform.argument(principals.body, "type", "")
	some value in _list(terraform.argument(principals.body, "identifiers", []))
]

_tests(block) := [condition |
	some test in terraform.blocks(block, "condition")
	condition := {
		"operator": terraform.argument(test.body, "test", ""),
		"key": _text(terraform.argument(test.body, "variable", "")),
		"values": _list(terraform.argument(test.body, "values", [])),
	}
]

_text(value) := value if is_string(value)

_text(value) := "" if not is_string(value)

_list(value) := value if is_array(value)

_list(value) := [value] if not is_array(value)
