# METADATA
# title: Terraform modules
# description: >-
#   Resources and blocks of a Terraform module with their paths, and what can be said of values that may be unknown. A
#   value that is only known when Terraform runs stands in the document as its source, `${…}`; `$${` is a plain `${`.
package lib.terraform

# Managed resources by type: {type: [{"type", "name", "address", "body", "path"}]}. What is made nought times is
# left out.
resources := {type: entries |
	some type, names in object.get(input, "resource", {})
	is_object(names)
	entries := [entry |
		some name, bodies in names
		some index, body in bodies
		is_object(body)
		not _absent(body)
		entry := {
			"type": type,
			"name": name,
			"address": sprintf("%s.%s", [type, name]),
			"body": body,
			"path": ["resource", type, name, index],
		}
	]
}

# Data sources by type, in the same form.
data_sources := {type: entries |
	some type, names in object.get(input, "data", {})
	is_object(names)
	entries := [entry |
		some name, bodies in names
		some index, body in bodies
		is_object(body)
		entry := {
			"type": type,
			"name": name,
			"address": sprintf("data.%s.%s", [type, name]),
			"body": body,
			"path": ["data", type, name, index],
		}
	]
}

_absent(body) if object.get(body, "count", 1) in {0, "0"}

_absent(body) if _empty(object.get(body, "for_each", null))

_empty(collection) if collection in [[], {}]

# The inner blocks of a type: [{"body", "path"}]. The content of a `dynamic` block counts as one of them, unless it
# is made nought times; what it takes from its iterator is unknown.
blocks(parent, type) := array.concat(_written(parent, type), _dynamic(parent, type))

_written(parent, type) := [{"body": body, "path": array.concat(parent.path, [type, index])} |
	some index, body in parent.body[type]
	is_object(body)
] if {
	is_array(parent.body[type])
} else := [{"body": parent.body[type], "path": array.concat(parent.path, [type])}] if {
	is_object(parent.body[type])
} else := []

_dynamic(parent, type) := [block |
	some index, dynamic in object.get(parent.body, ["dynamic", type], [])
	not _empty(object.get(dynamic, "for_each", null))
	some place, content in object.get(dynamic, "content", [])
	is_object(content)
	block := {
		"body": content,
		"path": array.concat(parent.path, ["dynamic", type, index, "content", place]),
	}
]

# What stands at a path of block types below a parent: all of them, through every block on the way.
nested(parent, types) := blocks(parent, types[0]) if count(types) == 1

nested(parent, types) := [inner |
	some middle in blocks(parent, types[0])
	some inner in blocks(middle, types[1])
] if {
	count(types) == 2
}

# An argument of a body; `null` is the same as no argument.
argument(body, name, otherwise) := value if {
	value := object.get(body, name, null)
	value != null
} else := otherwise

# Whether nothing of a value is known before Terraform runs, or a part of it is not.
unknown(value) if {
	walk(value, [_, leaf])
	is_string(leaf)
	regex.match(`(^|[^$])\$\{|(^|[^%])%\{`, leaf)
}

known(value) if not unknown(value)

# Booleans and numbers may be written as texts.
is_true(value) if value in {true, "true"}

is_false(value) if value in {false, "false"}

number(value) := value if is_number(value)

number(value) := to_number(value) if {
	is_string(value)
	regex.match(`^-?[0-9]+$`, value)
}

# Whether an expression names a resource (or data source) by its address.
refers_to(value, address) if {
	is_string(value)
	contains(value, "${")
	quoted := replace(address, ".", `\.`)
	regex.match(sprintf(`(^|[^A-Za-z0-9_.-])%s($|[^A-Za-z0-9_-])`, [quoted]), value)
}
