# METADATA
# title: Versions of Terraform's providers
# description: >-
#   Which versions of a provider a module takes, for the defaults of old ones.
package lib.terraform_providers

import data.lib.terraform

# Whether the module takes only versions of a provider (`azurerm`, `google`) before a major one, whose defaults were
# others. A module that does not say so is taken to use a current one.
before(name, major) if {
	some constraint in _constraints[name]
	[_, operator, digits, rest] := regex.find_all_string_submatch_n(_constraint, constraint, 1)[0]
	_before(operator, to_number(digits), rest, major)
}

_constraint := `^\s*(=|<=|<|~>|)\s*v?([0-9]+)((?:\.[0-9]+)*)`

_before(operator, version, _, major) if {
	operator in {"", "=", "<", "<="}
	version < major
}

_before("<", version, rest, major) if {
	version == major
	regex.match(`^[.0]*$`, rest)
}

# `~> 2` lets 3 in, `~> 2.0` does not.
_before("~>", version, rest, major) if {
	rest != ""
	version < major
}

_constraints[name] contains constraint if {
	some block in terraform.blocks({"body": input, "path": []}, "terraform")
	some providers in terraform.blocks(block, "required_providers")
	some name, provider in providers.body
	some constraint in split(_version(provider), ",")
}

_constraints[name] contains constraint if {
	is_object(input.provider)
	some name, configurations in input.provider
	is_array(configurations)
	some configuration in configurations
	some constraint in split(_version(configuration), ",")
}

_version(provider) := provider if is_string(provider)

_version(provider) := provider.version if is_string(provider.version)
