# METADATA
# title: Resources in Terraform that another one completes
# description: >-
#   Which resources of a module have no other one beside them that does something for them, as keep their logs.
package lib.terraform_companions

import data.lib.terraform
import data.lib.terraform_calls
import data.lib.terraform_instances

# Resources of a type to which none of other types refers by an argument, as settings: the value is false, or unknown
# where there may be one, be it in a module that the resource is handed to. `named` is the argument by which the others
# name them.
missing(type, companions, named) := [setting |
	all := terraform.resources_of(companions)
	by_name := _by_name(type, all, named)
	astray := [companion.body[named] | some companion in all; terraform.elsewhere(companion, named, type)]
	some resource in terraform.resources_of([type])
	beside := object.get(by_name, resource.name, [])
	not _complete(resource, [one | some one in beside; terraform_instances.doubts(one, resource) == []], named)
	said := {
		"value": _value(array.concat(_doubts(resource, beside, named), astray)),
		"at": resource.path,
		"edit": null,
		"name": sprintf("%s of %s", [named, concat(" or ", companions)]),
		"resource": resource,
	}
	some setting in terraform.unless(said, terraform_calls.given(resource, "", _subjects(type, companions[0])))
]

# The words that a resource has in its type besides those of the one that it completes, as patterns: `log` of the logging
# configuration of a firewall.
_subjects(type, companion) := [replace(word, "logging", "log") |
	some word in split(companion, "_")
	not word in split(type, "_")
	not word in {"association", "configuration"}
]

_value(doubts) := doubts[0] if {
	count(doubts) > 0
} else := false

_by_name(type, all, named) := {name: beside |
	pairs := [[name, companion] | some companion in all; some name in terraform.targets(companion, named, type)]
	some [name, _] in pairs
	beside := [companion | some [other, companion] in pairs; other == name]
}

# Why it is unknown whether a resource has one, where all of it may.
_doubts(resource, beside, named) := [doubt.value |
	_complete(resource, beside, named)
	some companion in beside
	some doubt in terraform_instances.doubts(companion, resource)
]

# Whether resources are for every instance of another one.
_complete(resource, beside, named) if {
	indexes := {index |
		some companion in beside
		some index in terraform_instances.meant(companion, named, resource)
	}
	count(terraform_instances.of(resource) - indexes) == 0
}
