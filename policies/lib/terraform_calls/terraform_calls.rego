# METADATA
# title: Calls of modules in Terraform
# description: >-
#   Which resources a module hands to modules that it calls. What these do for a resource stands in other folders, or in other
#   repositories, and is not known here.
package lib.terraform_calls

# What a resource is handed to: excuses in the sense of `terraform.unless`, whose value is unknown. The argument that takes
# the resource matches a pattern, and the name or the source of the module each of some others.
given(resource, argument, subjects) := [{"name": sprintf("what %s does", [call.address]), "value": sprintf("${%s}", [call.address])} |
	some call in _given[resource.address]
	regex.match(argument, call.argument)
	every subject in subjects {
		regex.match(subject, call.subject)
	}
]

_given[match[1]] contains {
	"address": sprintf("module.%s", [name]),
	"argument": argument,
	"subject": lower(sprintf("%s %v", [name, object.get(call, "source", "")])),
} if {
	some name, calls in input.module
	some call in calls
	is_object(call)
	not object.get(call, "count", 1) in {0, "0"}
	some argument, value in call
	is_string(value)
	contains(value, "${")
	some match in regex.find_all_string_submatch_n(_address, value, -1)
}

_address := `(?:^|[^A-Za-z0-9_.-])([a-z0-9]+_[a-z0-9_]+\.[A-Za-z_][A-Za-z0-9_-]*)`
