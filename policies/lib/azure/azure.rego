# METADATA
# title: Azure resources in Terraform
# description: >-
#   What network security groups let in, which resources are about which other ones, and the defaults of old versions of
#   the azurerm provider.
package lib.azure

import data.lib.terraform
import data.lib.terraform_instances
import data.lib.terraform_providers

# Whatever App Service runs: web apps, function apps, and their slots.
app_types := array.concat(
	array.concat(web_app_types, function_app_types),
	["azurerm_function_app_flex_consumption"],
)

# Web apps and their slots.
web_app_types := [
	"azurerm_app_service",
	"azurerm_app_service_slot",
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

# Function apps with a plan of their own, and their slots.
function_app_types := [
	"azurerm_function_app",
	"azurerm_function_app_slot",
	"azurerm_linux_function_app",
	"azurerm_linux_function_app_slot",
	"azurerm_windows_function_app",
	"azurerm_windows_function_app_slot",
]

# The slots alone.
slot_types := ["azurerm_app_service_slot", "azurerm_linux_web_app_slot", "azurerm_windows_web_app_slot"]

# A value in lower case, as most of Azure reads its words; numbers may stand for texts.
word(value) := lower(sprintf("%v", [value]))

# Whether one of the ranges of addresses that a firewall lets in is all of them.
takes_everybody(ranges) if {
	some range in ranges
	endswith(word(range), "/0")
}

# Whether that is unknown, since a variable has some of them or all.
may_take_everybody(ranges) if {
	not takes_everybody(ranges)
	some range in array.concat([ranges | is_string(ranges)], [range | is_array(ranges); some range in ranges])
	is_string(range)
	regex.match(`^\$\{.*\b(var|local|each)\..*\}$`, range)
}

# A version of TLS that is no longer safe, however the resource writes it.
old_tls(value) := _old_tls[word(value)]

_old_tls := {
	"1": "TLS 1.0",
	"1.0": "TLS 1.0",
	"1.1": "TLS 1.1",
	"tls1_0": "TLS 1.0",
	"tls1_1": "TLS 1.1",
}

# A date that is unknown but surely there, since it is calculated.
calculated_date(value) if {
	is_string(value)
	regex.match(`^\$\{(timeadd|formatdate)\(`, value)
}

# A finding that is mended by the argument alone where the resource has one of some SKUs, since others cannot have it.
mended_with_sku(skus, setting, message, right) := terraform.mended(setting, message, right) if {
	word(object.get(setting.resource.body, "sku", "")) in skus
} else := terraform.finding(setting, message)

# Settings of resources that an argument puts into no subnet, where only its network reaches them. They are unknown where
# that is.
outside_subnets(settings, argument) := [setting |
	some said in settings
	some subnet in terraform.presences_of(said.resource, [argument])
	subnet.value != true
	setting := object.union(said, {"value": subnet.value | terraform.unknown(subnet.value)})
]

# Whether sites of which only Terraform knows may be `*`, all of them. A text with more than a variable in it, or what a
# resource of Azure has for an address, is one site.
may_be_every_site(origins) if {
	is_string(origins)
	terraform.unknown(origins)
}

may_be_every_site(origins) if {
	is_array(origins)
	not "*" in origins
	some origin in origins
	is_string(origin)
	regex.match(`^\$\{[^{}]*\}$`, origin)
	not regex.match(`^\$\{(data\.)?azurerm_`, origin)
}

# Whether the module takes only versions of the azurerm provider before a major one, whose defaults were others.
before(major) if terraform_providers.before("azurerm", major)

# The names that something has had, from that of today to the oldest, as paths: those first that the provider before a
# major version knows, where the module takes only such ones, so that what is missing is written by the right name.
named(major, paths) := array.reverse(paths) if {
	before(major)
} else := paths

# What diagnostic settings of a resource say of a category of its logs: [{"value"}], of which one is true where they
# keep it.
diagnosed(owner, category) := array.concat(
	[found |
		some diagnostic in about(owner, _diagnostics, ["target_resource_id"])
		some found in kept(diagnostic, category)
	],
	[{"value": sprintf("${%s}", [diagnostic.address])} |
		some diagnostic in perhaps_about(owner, _diagnostics, ["target_resource_id"])
	],
)

# What one diagnostic setting says of it.
kept(diagnostic, category) := [{"value": value} |
	some type in ["enabled_log", "log"]
	some block in terraform.blocks(diagnostic, type)
	value := _kept(block, category)
]

_diagnostics := ["azurerm_monitor_diagnostic_setting"]

_kept(block, _) := block.for_each if {
	block.for_each
} else := terraform.argument(block.body, "enabled", true) if {
	word(object.get(block.body, "category_group", "")) == "alllogs"
}

_kept(block, category) := terraform.argument(block.body, "enabled", true) if {
	not block.for_each
	block.body.category == category
} else := block.body.category if {
	not block.for_each
	terraform.unknown(block.body.category)
}

# The values of an argument in the resources of a type that are about another one, which they name in an argument, and
# the addresses of those that may be.
said_about(owner, [type, named], path, otherwise) := array.concat(
	[setting.value |
		some resource in about(owner, [type], [named])
		some setting in terraform.settings_of(resource, path, otherwise)
	],
	[sprintf("${%s}", [resource.address]) | some resource in perhaps_about(owner, [type], [named])],
)

# Resources of some types that are about another one, which they name in one of some arguments, and that are there
# whenever that is.
about(owner, types, arguments) := [resource |
	some type in types
	some position in _naming(owner, type)
	resource := terraform.resources[type][position]
	names(resource, arguments, owner)
	terraform_instances.doubts(resource, owner) == []
]

# Those of which only Terraform knows what they are about, or whether they are there.
perhaps_about(owner, types, arguments) := [resource |
	some type in types
	some position in (_naming(owner, type) | object.get(_loose, type, set()))
	resource := terraform.resources[type][position]
	_perhaps_names(resource, arguments, owner)
]

# Where among the resources of a type those stand that have the address of another one in them, or its name: no others can be
# about it, and a thousand need not be compared with a thousand.
_naming(owner, type) := object.get(_mentions, [type, sprintf("%s.%s", [owner.type, owner.name])], set()) | object.get(
	_called,
	[type, object.get(owner.body, "name", null)],
	set(),
)

_mentions[type][address] contains position if {
	some type, entries in terraform.resources
	some position, resource in entries
	some address in regex.find_n(`azurerm_\w+\.[A-Za-z_][\w-]*`, json.marshal(resource.body), -1)
}

_called[type][value] contains position if {
	some type, entries in terraform.resources
	some position, resource in entries
	some argument, value in resource.body
	endswith(argument, "_name")
	not is_object(value)
}

# Those that may be about anything that a loop or a table brings.
_loose[type] contains position if {
	some type, entries in terraform.resources
	some position, resource in entries
	regex.match(`\b(local|each)\.`, json.marshal(resource.body))
}

_perhaps_names(resource, arguments, owner) if {
	some argument in arguments
	is_string(resource.body[argument])
	terraform.elsewhere(resource, argument, owner.type)
}

_perhaps_names(resource, arguments, owner) if {
	names(resource, arguments, owner)
	terraform_instances.doubts(resource, owner) != []
}

# Whether a resource names another one in an argument: by a reference, or by a name that is written in both.
names(resource, arguments, owner) if {
	some argument in arguments
	is_string(resource.body[argument])
	owner.name in terraform.targets(resource, argument, owner.type)
}

names(resource, arguments, owner) if {
	some argument in arguments
	endswith(argument, "_name")
	resource.body[argument] == owner.body.name
	terraform.known(owner.body.name)
}

# Rules of database firewalls: [{"address", "start", "end", "at"}].
firewall_rules := [entry |
	some rule in terraform.resources_of(_firewall_rule_types)
	entry := {
		"address": rule.address,
		"start": rule.body.start_ip_address,
		"end": rule.body.end_ip_address,
		"at": array.concat(rule.path, ["start_ip_address"]),
	}
]

# What to say as `unknown` of such a rule.
undecided_firewall_rule(rule) := {
	"message": "who may connect is known only when Terraform runs",
	"at": rule.at,
	"resource": rule.address,
}

_firewall_rule_types := [
	"azurerm_mssql_firewall_rule",
	"azurerm_sql_firewall_rule",
	"azurerm_mysql_firewall_rule",
	"azurerm_mysql_flexible_server_firewall_rule",
	"azurerm_postgresql_firewall_rule",
	"azurerm_postgresql_flexible_server_firewall_rule",
	"azurerm_cosmosdb_postgresql_firewall_rule",
	"azurerm_mariadb_firewall_rule",
	"azurerm_synapse_firewall_rule",
]

# An IPv4 address as a number.
address(text) := (((((bytes[0] * 256) + bytes[1]) * 256) + bytes[2]) * 256) + bytes[3] if {
	is_string(text)
	regex.match(`^[0-9]{1,3}(\.[0-9]{1,3}){3}$`, text)
	bytes := [to_number(byte) | some byte in split(text, ".")]
}

# Whether servers of MySQL or PostgreSQL ask for TLS: what single servers say, by the name of today and that before
# version 3 of the provider, and the parameter of that name, which is a resource of its own.
tls_enforcements(product) := array.concat(
	[setting |
		some argument, otherwise in {"ssl_enforcement_enabled": true, "ssl_enforcement": "Enabled"}
		some setting in terraform.settings([sprintf("azurerm_%s_server", [product])], [argument], otherwise)
	],
	parameters(product, {"require_secure_transport"}, {"0", "false", "off"}),
)

# What resources say of parameters of servers of MySQL or PostgreSQL, as `terraform.settings` has it. One whose name is
# unknown may be such a parameter: then its value is unknown, unless it is none of some that are wrong.
parameters(product, names, wrong) := [object.union(setting, {"value": value}) |
	some template in ["azurerm_%s_flexible_server_configuration", "azurerm_%s_configuration"]
	some setting in terraform.settings([sprintf(template, [product])], ["value"], "")
	value := _parameter(setting.resource.body.name, setting.value, names, wrong)
]

_parameter(name, value, names, _) := value if name in names

_parameter(name, value, _, wrong) := value if {
	terraform.unknown(name)
	terraform.unknown(value)
} else := name if {
	terraform.unknown(name)
	word(value) in wrong
}

# Rules of network security groups that let TCP connections in from everywhere: [{"address", "source", "at", "ports", …}],
# one for each source that means everywhere.
open_ingress := [entry |
	some rule in _ingress
	rule.doubts == []
	some source in rule.sources
	_everywhere(source.value)
	entry := object.union(rule, {"source": source.value, "at": source.at})
]

# Whether a rule lets connections to a port in, and none that comes before it turns them away.
reaches(rule, port) if {
	some range in rule.ports
	_covers(range.value, port)
	not _denied(rule, port)
	not _perhaps_denied(rule, port)
}

# The same for UDP, but for those before which another rule turns everybody away.
open_udp_ingress := [entry |
	some rule in _rules("allow", ["udp", "*"])
	rule.doubts == []
	not _is_shadowed(rule)
	some source in rule.sources
	_everywhere(source.value)
	entry := object.union(rule, {"source": source.value, "at": source.at})
]

_udp_denials := _rules("deny", ["udp", "*"])

_is_shadowed(rule) if {
	some first in _udp_denials
	first.doubts == []
	first.group == rule.group
	terraform.number(first.priority) < terraform.number(rule.priority)
	_covers_targets(first, rule)
	some source in first.sources
	_everywhere(source.value)
	some range in first.ports
	range.value == "*"
}

# Findings to say as `unknown`: the rules that open a port to everywhere or not, which only Terraform knows.
undecided_ingress(port) := {finding |
	some rule in _ingress
	some source in rule.sources
	_perhaps_everywhere(source.value)
	some range in rule.ports
	_or_unknown(_covers(range.value, port), range.value)
	not _denied(rule, port)
	_is_undecided(rule, [source.value, range.value], port)
	finding := {
		"message": sprintf("whether port %d is open to the internet is known only when Terraform runs", [port]),
		"at": rule.path,
		"resource": rule.address,
	}
}

_is_undecided(rule, values, _) if terraform.unknown([values, rule.doubts])

_is_undecided(rule, _, port) if _perhaps_denied(rule, port)

# Whether a rule of the same group with a smaller number turns everybody away.
_denied(rule, port) if {
	some first in _turning_away
	first.group == rule.group
	terraform.number(first.priority) < terraform.number(rule.priority)
	_covers_targets(first, rule)
	some source in first.sources
	_everywhere(source.value)
	some range in first.ports
	_covers(range.value, port)
}

# Whether one may do so. What may be anything at all does not count: rules that are wholly a variable seldom deny.
_perhaps_denied(rule, port) if {
	some first in _denying
	first.group == rule.group
	first != object.remove(rule, ["source", "at"])
	terraform.may_be_less(first.priority, rule.priority)
	_may_cover_targets(first, rule)
	some source in first.sources
	_perhaps_everywhere(source.value)
	not _is_anything(first, source.value)
	some range in first.ports
	_or_unknown(_covers(range.value, port), range.value)
}

_may_cover_targets(first, rule) if _covers_targets(first, rule)

_may_cover_targets(first, _) if terraform.unknown(first.targets)

_is_anything(first, source) if {
	terraform.unknown(source)
	terraform.unknown(first.access)
}

_covers_targets(first, _) if first.targets in [["*"], []]

_covers_targets(first, rule) if first.targets == rule.targets

# Rules that let TCP connections in, surely or perhaps; `doubts` is what it hangs on.
_ingress := _rules("allow", ["tcp", "*"])

_turning_away := [rule |
	some rule in _denying
	rule.doubts == []
	terraform.known(rule.callers)
]

_denying := [rule |
	some rule in _rules("deny", ["tcp", "*"])
	_may_be_all(rule.callers)
]

_may_be_all(callers) if callers in [["*"], []]

_may_be_all(callers) if terraform.unknown(callers)

_rules(access, protocols) := [entry |
	some rule in array.concat(_single_rules, _inline_rules)
	said := {name: word(rule.body[name]) | some name in ["direction", "access", "protocol"]}
	every name, accepted in {"direction": ["inbound"], "access": [access], "protocol": protocols} {
		_or_unknown(said[name] in accepted, said[name])
	}
	entry := {
		"address": rule.address,
		"path": rule.path,
		"group": object.get(rule.body, "network_security_group_name", rule.address),
		"access": said.access,
		"priority": object.get(rule.body, "priority", ""),
		"doubts": [value | some value in said; terraform.unknown(value)],
		"sources": _values(rule, ["source_address_prefix", "source_address_prefixes"]),
		"ports": _values(rule, ["destination_port_range", "destination_port_ranges"]),
		"targets": _said(rule, [
			"destination_address_prefix", "destination_address_prefixes",
			"destination_application_security_group_ids",
		]),
		"callers": _said(rule, ["source_port_range", "source_port_ranges"]),
	}
]

_said(rule, names) := [entry.value | some entry in _values(rule, names)]

_single_rules := array.concat(terraform.resources_of(["azurerm_network_security_rule"]), _unknown_rules)

# A group whose rules are an expression as a whole has one of which nothing is known.
_unknown_rules := [rule |
	some group in terraform.resources_of(["azurerm_network_security_group"])
	rules := group.body.security_rule
	is_string(rules)
	arguments := ["direction", "access", "protocol", "source_address_prefix", "destination_port_range"]
	rule := {
		"address": group.address,
		"path": array.concat(group.path, ["security_rule"]),
		"body": {argument: rules | some argument in arguments},
	}
]

_inline_rules := [object.union(block, {"address": group.address}) |
	some group in terraform.resources_of(["azurerm_network_security_group"])
	some block in terraform.blocks(group, "security_rule")
]

_or_unknown(true, _)

_or_unknown(false, value) if terraform.unknown(value)

# The addresses of a network or of a machine in Azure are never all there are.
_perhaps_everywhere(source) if _everywhere(source)

_perhaps_everywhere(source) if {
	terraform.unknown(source)
	not _own_addresses(source)
}

_own_addresses(source) if {
	is_string(source)
	regex.match(`^\$\{(data\.)?azurerm_|/[1-9][0-9]*$`, source)
}

# Prefixes and service tags that mean every address.
_everywhere(source) if {
	word(source) in {"*", "any", "internet", "0.0.0.0"}
} else if {
	endswith(word(source), "/0")
} else := false

_covers(range, port) if {
	range == "*"
} else if {
	some part in split(word(range), ",")
	regex.match(`^\s*[0-9]+\s*(-\s*[0-9]+\s*)?$`, part)
	bounds := [to_number(trim_space(bound)) | some bound in split(part, "-")]
	bounds[0] <= port
	port <= bounds[count(bounds) - 1]
} else := false

# What a rule says in the singular and in the plural: [{"value", "at"}].
_values(rule, names) := [entry |
	some name in names
	some entry in _listed(rule.body[name], array.concat(rule.path, [name]))
]

_listed(value, at) := [{"value": item, "at": array.concat(at, [index])} | some index, item in value] if {
	is_array(value)
} else := [{"value": value, "at": at}] if {
	value != null
} else := []
