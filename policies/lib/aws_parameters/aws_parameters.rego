# METADATA
# title: Parameter groups of AWS databases in Terraform
# description: What the parameter groups that databases name say of their parameters.
package lib.aws_parameters

import data.lib.terraform

# The parameter groups of a type that a database names by an argument, of those in the module.
groups(database, argument, type) := [group |
	some name in terraform.targets(database, argument, type)
	some group in _groups[type][name]
]

_groups[type][group.name] contains group if {
	some type in ["aws_db_parameter_group", "aws_rds_cluster_parameter_group"]
	some group in object.get(terraform.resources, type, [])
}

# What a group says of a parameter, in the form of terraform.settings; `otherwise` is what holds where it says
# nothing. It is unknown where the names of some parameters are, or whether there are any.
parameter(group, name, otherwise) := [_doubtful(setting, block) |
	some block in terraform.blocks(group, "parameter")
	_is_called(block, name)
	some said in terraform.settings_of(terraform.within(group, block), ["value"], otherwise)
	setting := object.union(said, {"name": name})
] if {
	some block in terraform.blocks(group, "parameter")
	_is_called(block, name)
} else := [{
	"value": _unsaid(group, otherwise),
	"at": group.path,
	"edit": null,
	"name": name,
	"resource": group,
}]

_is_called(block, name) if {
	is_string(block.body.name)
	lower(block.body.name) == name
}

_doubtful(setting, block) := object.union(setting, {"value": block.for_each}) if {
	block.for_each
} else := setting

_unsaid(group, otherwise) := doubts[0] if {
	doubts := array.concat(
		[block.body.name | some block in terraform.blocks(group, "parameter"); terraform.unknown(block.body.name)],
		[value | value := group.body.parameter; terraform.unknown(value); is_string(value)],
	)
	count(doubts) > 0
} else := otherwise
