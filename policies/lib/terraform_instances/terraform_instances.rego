# METADATA
# title: Instances of resources in Terraform
# description: >-
#   Whether what completes a resource is there whenever that is, and which of its instances it is about, by `count`,
#   `for_each` and the index of a reference.
package lib.terraform_instances

import data.lib.terraform

# Why a resource may be missing where another one is there, as settings whose value is unknown: how many are made of it is
# unknown, and neither as many as of the other one nor one for each of that. What holds for a whole account or project has
# no other one, which is `{}`.
doubts(resource, other) := [object.union(setting, {"resource": object.union(resource, other)}) |
	some name in ["count", "for_each"]
	measure := resource.body[name]
	is_string(measure)
	terraform.unknown(measure)
	not _follows(measure, name, other)
	some setting in terraform.settings_of(resource, [name], null)
]

# Why it is unknown what a setting does for another resource: its value or whether it is there.
reservations(setting, other) := array.concat(
	[setting | terraform.unknown(setting.value)],
	doubts(setting.resource, other),
)

_follows(measure, name, other) if measure == other.body[name]

_follows(measure, name, other) if count(_conditions(measure) - _conditions(other.body[name])) == 0

_follows(measure, _, other) if terraform.refers_to(measure, other.address)

# What must hold for one of a resource to be made.
_conditions(measure) := {trim_space(condition) | some condition in split(match[1], "&&")} if {
	is_string(measure)
	match := regex.find_all_string_submatch_n(`^\$\{([^?:|]*) \? 1 : 0\}$`, measure, 1)[0]
}

# The indexes of what is made of a resource where these are several that are known; else `*`, which is all of it.
of(resource) := indexes if {
	indexes := _made(resource.body)
	count(indexes) > 1
} else := {"*"}

# Those of another resource that an argument of a resource is about, if it is about that one.
meant(resource, name, other) := all if {
	all := of(other)
	all == {"*"}
} else := named if {
	named := _named(resource.body, object.get(resource.body, name, null), other)
} else := of(other)

_named(body, value, other) := {index | some written in indexes; some index in _indexes(body, written)} if {
	is_string(value)
	address := replace(other.address, ".", `\.`)
	pattern := sprintf(`%s\[([0-9]+|"[^"]*"|each\.key|each\.value|count\.index)\]`, [address])
	indexes := [match[1] | some match in regex.find_all_string_submatch_n(pattern, value, -1)]
	count(indexes) > 0
	count(indexes) == count(regex.find_n(sprintf(`%s\b`, [address]), value, -1))
	every written in indexes {
		_indexes(body, written)
	}
}

_indexes(body, written) := {written} if {
	not regex.match(`^[a-z]`, written)
} else := {json.marshal(value) | some value in body.for_each} if {
	written == "each.value"
	type_name(body.for_each) in {"array", "object"}
} else := _made(body)

_made(body) := {sprintf("%d", [index]) | some index in numbers.range(0, number - 1)} if {
	number := terraform.number(body.count)
	number > 0
	number < 1000
	number == floor(number)
} else := {json.marshal(key) | some key, _ in body.for_each} if {
	is_object(body.for_each)
} else := {json.marshal(key) | some key in body.for_each} if {
	is_array(body.for_each)
}
