# METADATA
# title: Terraform modules
# description: >-
#   Resources and blocks of a Terraform module with their paths, and what can be said of values that may be unknown. A
#   value that is only known when Terraform runs stands in the document as its source, `${…}`; `$${` is a plain `${`.
package lib.terraform

import data.lib.fix
import data.lib.terraform_loops

# Managed resources by type: {type: [{"type", "name", "address", "body", "path"}]}. What is made nought times is
# left out; what is made for each of some known things is there once for each, with `each.value` filled in.
resources := {type: entries |
	some type, names in object.get(input, "resource", {})
	is_object(names)
	entries := [entry |
		some name, bodies in names
		some index, written in bodies
		is_object(written)
		not _absent(written)
		some body in terraform_loops.copies(written, "each", object.get(written, "for_each", null))
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

# All resources of some types.
resources_of(types) := [resource |
	all := resources
	some type in types
	some resource in all[type]
]

_absent(body) if object.get(body, "count", 1) in {0, "0"}

_absent(body) if _empty(object.get(body, "for_each", null))

_empty(collection) if collection in [[], {}]

# The inner blocks of a type: [{"body", "path"}]. A `dynamic` block is there once for each thing that it is made for,
# with what it takes from its iterator filled in. Where these things are unknown it is there once, with the unknown
# value as `for_each`.
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
	is_object(dynamic)
	things := object.get(dynamic, "for_each", null)
	not _empty(things)
	iterator := trim(object.get(dynamic, "iterator", type), "${}")
	some place, content in object.get(dynamic, "content", [])
	is_object(content)
	some body in terraform_loops.copies(content, iterator, things)
	path := array.concat(parent.path, ["dynamic", type, index, "content", place])
	block := object.union({"body": body, "path": path}, _doubt(things))
]

_doubt(things) := {"for_each": things} if is_string(things)

_doubt(things) := {} if not is_string(things)

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
	value := object.get(body, name, otherwise)
	value != null
} else := otherwise

# What resources of some types say at a path of block types and, last, an argument; `otherwise` is what holds where
# nothing is said: [{"value", "at", "name", "resource"}]. A resource with several such blocks has a setting for each.
# The value is unknown where a block on the way may be there or not and that makes a difference.
settings(types, path, otherwise) := [setting |
	some resource in resources_of(types)
	some setting in settings_of(resource, path, otherwise)
]

# The settings of one resource.
settings_of(resource, path, otherwise) := [_setting(resource, path, resource, value)] if {
	count(path) == 1
	value := argument(resource.body, path[0], otherwise)
} else := [setting |
	some place in _places(resource, path)
	setting := _setting(resource, path, place, _value(place, path[count(path) - 1], otherwise))
]

# Whether resources of some types have a block or an argument that is not empty: the same, but `value` is true, false or
# an unknown value. A reference to a resource is not empty, whatever it turns out to be.
presences(types, path) := [setting |
	some resource in resources_of(types)
	some setting in presences_of(resource, path)
]

presences_of(resource, path) := [setting |
	name := path[count(path) - 1]
	some place in _places(resource, path)
	within := object.union(place, {"body": {name: _present(place, name)}})
	setting := _setting(resource, path, place, _value(within, name, false))
]

# A setting that is false, beside settings that may excuse it, as a list: it is left out where one of these is true, and
# unknown, by the name of the excuse, where one of them is.
unless(setting, excuses) := [] if {
	some excuse in excuses
	is_true(excuse.value)
} else := [object.union(setting, doubts[0])] if {
	is_false(setting.value)
	doubts := [object.filter(excuse, ["name", "value"]) | some excuse in excuses; unknown(excuse.value)]
	count(doubts) > 0
} else := [setting]

# A block of a resource as what settings are asked of: what is found in it is about the resource.
within(resource, block) := object.union(resource, object.filter(block, ["body", "path"]))

_setting(resource, path, place, value) := {
	"value": value,
	"at": array.concat(place.path, [name | name := path[count(path) - 1]; _ = place.body[name]]),
	"edit": _edit(place, path[count(path) - 1]),
	"name": concat(".", path),
	"resource": resource,
}

# Where to write it; null if a dynamic block makes what a written one would stand beside.
_edit(place, name) := null if {
	place.generated
} else := array.concat(place.path, array.concat(object.get(place, "missing", []), [name]))

_present(place, name) if {
	some block in blocks(place, name)
	not block.for_each
} else := blocks(place, name)[0].for_each if {
	count(blocks(place, name)) > 0
} else := false if {
	_blank(object.get(place.body, name, null))
} else := place.body[name] if {
	_open(place.body[name])
} else := true

_blank(value) if value in {null, "", false}

_blank(value) if _empty(value)

# An expression that may come out as nothing; an attribute of a resource, of data or of a module does not.
_open(value) if {
	is_string(value)
	regex.match(`^\$\{.*\}$`, value)
	not regex.match(`^\$\{[a-z0-9_]+\.[A-Za-z0-9_.\[\]"*-]+\}$`, value)
}

_open(value) if {
	is_string(value)
	regex.match(`^\$\{(var|local|each|count|self)\.`, value)
}

_places(resource, path) := [resource] if {
	count(path) == 1
} else := _inner([resource], path[0]) if {
	count(path) == 2
} else := _inner(_inner([resource], path[0]), path[1]) if {
	count(path) == 3
} else := _inner(_inner(_inner([resource], path[0]), path[1]), path[2]) if {
	count(path) == 4
}

# One block further in. A block that is missing is empty and stands where its parent does.
_inner(places, type) := [object.union(object.filter(outer, ["for_each", "generated", "missing", "unknown"]), inner) |
	some outer in places
	some inner in _within(outer, type)
]

_within(outer, type) := found if {
	found := blocks(outer, type)
	count(found) > 0
} else := [{"body": {}, "path": array.concat(outer.path, [type]), "unknown": outer.body[type]}] if {
	unknown(outer.body[type])
} else := [object.union(_generated(outer, type), {
	"body": {},
	"path": outer.path,
	"missing": array.concat(object.get(outer, "missing", []), [type, 0]),
})]

_generated(outer, type) := {"generated": true} if {
	outer.body.dynamic[type]
} else := {}

_value(place, name, otherwise) := place.unknown if {
	place.unknown
} else := argument(place.body, name, otherwise) if {
	not place.for_each
} else := value if {
	value := argument(place.body, name, otherwise)
	value == otherwise
} else := place.for_each

# A finding about a setting.
finding(setting, message) := {"message": message, "at": setting.at, "resource": setting.resource.address}

# The same with a fix that sets it to a value. What a plan would do then is for a person to see.
mended(setting, message, value) := object.union(finding(setting, message), _remedy(setting, value))

_remedy(setting, value) := {"fix": remedy} if {
	setting.edit != null
	remedy := fix.unsafe(sprintf("Set %s to %v", [setting.name, value]), [fix.set(setting.edit, value)])
} else := {}

# What to say as `unknown` of the settings whose value is known only when Terraform runs.
undecided(settings) := {finding(setting, message) |
	some setting in settings
	unknown(setting.value)
	message := sprintf("%s %s", [setting.name, reason(setting.value)])
}

# Why an unknown value is unknown, to stand behind the name of what it is given to.
reason(value) := "stands in a file of its own, which is not read" if {
	walk(value, [_, leaf])
	is_string(leaf)
	regex.match(`\$\{.*\b(file|filebase64|templatefile)\(`, leaf)
} else := "is known only when Terraform runs"

# Whether a value, or a part of it, is known only when Terraform runs.
unknown(value) if {
	is_string(value)
	_is_expression(value)
} else if {
	type_name(value) in {"array", "object", "set"}
	walk(value, [_, leaf])
	is_string(leaf)
	_is_expression(leaf)
}

_is_expression(text) if {
	contains(text, "{")
	not text in {"${True}", "${False}"}
	regex.match(`(^|[^$])\$\{|(^|[^%])%\{`, text)
}

known(value) if not unknown(value)

# Booleans and numbers may be written as texts. `True`, as Python writes it, is an error to Terraform and a sure sign of
# what is meant.
is_true(value) if value in {true, "true", "1", "${True}"}

is_false(value) if value in {false, "false", "0", "${False}"}

number(value) := value if is_number(value)

number(value) := to_number(value) if {
	is_string(value)
	regex.match(`^-?[0-9]+$`, value)
}

# Whether a number is less than another one, or may be since one of them is unknown.
may_be_less(value, other) if number(value) < number(other)

may_be_less(value, other) if unknown([value, other])

# The texts that a list has in any case: those in the lists that `concat` joins, whatever it joins them with.
joined(value) := [text |
	is_string(value)
	regex.match(_concat, value)
	some list in regex.find_n(_list, value, -1)
	some groups in regex.find_all_string_submatch_n(`"([^"]*)"`, list, -1)
	text := groups[1]
]

_concat := sprintf(`^\$\{concat\(\s*(%s)\s*(,\s*(%s)\s*)*,?\s*\)\}$`, [_part, _part])

_part := sprintf(`%s|[A-Za-z_][A-Za-z0-9_.*\[\]-]*`, [_list])

_list := `\[\s*(?:"[^"$%\\]*"\s*(?:,\s*"[^"$%\\]*"\s*)*,?\s*)?\]`

# Whether an expression names a resource (or data source) by its address.
refers_to(value, address) if {
	is_string(value)
	contains(value, "${")
	quoted := replace(address, ".", `\.`)
	regex.match(sprintf(`(^|[^A-Za-z0-9_.-])%s($|[^A-Za-z0-9_-])`, [quoted]), value)
}

# Names of the resources of a type that a value, or a part of it, refers to.
references(value, type) := {match[1] |
	walk(value, [_, text])
	is_string(text)
	contains(text, "${")
	contains(text, type)
	pattern := sprintf(`(?:^|[^A-Za-z0-9_.-])%s\.([A-Za-z_][A-Za-z0-9_-]*)`, [type])
	some match in regex.find_all_string_submatch_n(pattern, text, -1)
}

# Names of the resources of a type that an argument is about, also where it takes them from the `for_each` around it.
targets(resource, name, type) := references(_whole(resource.body, name), type)

# Whether an argument is about something that comes out of a loop or a table, so that it cannot be tied to any resource.
elsewhere(resource, name, type) if {
	is_string(resource.body[name])
	regex.match(`\$\{.*\b(local|each)\.`, resource.body[name])
	count(targets(resource, name, type)) == 0
}

_whole(body, name) := [body[name], object.get(body, "for_each", null)] if {
	is_string(body[name])
	contains(body[name], "each.")
} else := body[name]
