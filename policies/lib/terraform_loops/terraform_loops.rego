# METADATA
# title: Loops in Terraform modules
# description: >-
#   What `for_each` and `dynamic` make of a body where it is known what they go over.
package lib.terraform_loops

# A body once for each thing, with `<iterator>.value`, its attributes and `<iterator>.key` filled in; once as it is
# where the things are unknown, or nothing of them is taken.
copies(body, iterator, things) := [copy |
	guarded := _guarded(text, iterator)
	some key, value in things
	filling := object.union_n([
		_keys(iterator, things, key, value),
		_filling(iterator, value),
		_guarded_filling(guarded, value),
	])
	copy := json.unmarshal(strings.replace_n(filling, text))
] if {
	_many(things)
	text := json.marshal(body)
	_takes(text, iterator)
} else := [body]

_many(things) if is_array(things)

_many(things) if is_object(things)

_takes(text, iterator) if contains(text, sprintf("${%s.", [iterator]))

_takes(text, iterator) if contains(text, sprintf("(%s.value", [iterator]))

# A resource is made for the things of a map or of a set, in which each is its own key; a block also for those of a list,
# which looks like a set here.
_keys(iterator, things, key, value) := {_quoted("${%s.key}", [iterator]): json.marshal(key)} if {
	is_object(things)
} else := {json.marshal("${each.key}"): json.marshal(value)} if {
	iterator == "each"
} else := {}

_filling(iterator, value) := object.union_n([
	{_quoted("${%s.value}", [iterator]): json.marshal(value)},
	{_quoted(form, [iterator, name]): json.marshal(part) |
		is_object(value)
		some name, part in value
		some form in ["${%s.value.%s}", `${%s.value["%s"]}`]
	},
])

_quoted(template, words) := json.marshal(sprintf(template, words))

# Attributes with something else in their place where they are missing, as `try(each.value.port, null)` or
# `lookup(each.value, "port", null)`: {the expression: [the attribute, what else]}.
_guarded(text, iterator) := {match[0]: [match[1], match[2]] |
	contains(text, sprintf("(%s.value", [iterator]))
	some form in [
		`"\$\{try\(%s\.value\.([A-Za-z_][A-Za-z0-9_-]*), ([^()]*)\)\}"`,
		`"\$\{lookup\(%s\.value, \\"([^"\\]*)\\", ([^()]*)\)\}"`,
	]
	some match in regex.find_all_string_submatch_n(sprintf(form, [iterator]), text, -1)
}

_guarded_filling(guarded, value) := {expression: replacement |
	is_object(value)
	some expression, [name, otherwise] in guarded
	replacement := _or_else(value, name, otherwise)
}

# What stands in the place of a missing attribute counts if it is plain.
_or_else(value, name, _) := json.marshal(value[name])

_or_else(value, name, otherwise) := plain if {
	not name in object.keys(value)
	plain := replace(otherwise, `\"`, `"`)
	json.is_valid(plain)
}
