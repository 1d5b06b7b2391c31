# METADATA
# title: Firewalls of Google Cloud
# description: What firewall rules and firewall policies let in from the internet.
package lib.google_firewall

import data.lib.google
import data.lib.terraform

# What lets TCP connections from everybody in to a port.
open_to_world(port) := [entry |
	some entry in _ingress
	_is_world(entry.cidr)
	_reaches(entry, port)
	terraform.known(entry.conditions)
]

# What may do so, for all that is known before Terraform runs.
perhaps_open_to_world(port) := [entry |
	some entry in _ingress
	not _is_narrow(entry.cidr)
	not _misses(entry, port)
	terraform.unknown([entry.cidr, entry.protocol, entry.ports, entry.conditions])
	not _is_certain(entry, port)
]

_is_certain(entry, port) if {
	_is_world(entry.cidr)
	_reaches(entry, port)
	terraform.known(entry.conditions)
}

# What lets everybody in to every port, with every protocol or with TCP.
wholly_open_to_world := [entry |
	some entry in _ingress
	_is_world(entry.cidr)
	_is_every_port(entry)
	terraform.known(entry.conditions)
]

_is_every_port(entry) if entry.protocol == "all"

_is_every_port(entry) if {
	entry.protocol in {"tcp", "udp"}
	entry.ports == []
}

_is_every_port(entry) if {
	entry.protocol in {"tcp", "udp"}
	is_array(entry.ports)
	some ports in entry.ports
	ports in {"0-65535", "1-65535"}
}

# One for each range of addresses and each kind of connection: [{"resource", "cidr", "at", "protocol", "ports",
# "conditions"}]. Whether the rule holds at all depends on the conditions.
_ingress := array.concat(_rule_ingress, _policy_ingress)

_rule_ingress := [entry |
	some firewall in terraform.resources_of({"google_compute_firewall"})
	_lets_in(firewall)
	some allow in google.blocks(firewall, "allow")
	some source in _sources(firewall)
	entry := object.union(source, {
		"resource": firewall,
		"protocol": _protocol(terraform.argument(allow.body, "protocol", "")),
		"ports": terraform.argument(allow.body, "ports", []),
		"conditions": _conditions(firewall, [allow]),
	})
]

_policies := {
	"google_compute_firewall_policy_rule",
	"google_compute_network_firewall_policy_rule",
	"google_compute_region_network_firewall_policy_rule",
}

_policy_ingress := [entry |
	some rule in terraform.resources_of(_policies)
	is_string(rule.body.action)
	_may_allow(rule.body.action)
	_lets_in(rule)
	some match in google.blocks(rule, "match")
	_from_internet(match)
	some layer in google.blocks(match, "layer4_configs")
	some source in _ranges(match, "src_ip_ranges")
	entry := object.union(source, {
		"resource": rule,
		"protocol": _protocol(terraform.argument(layer.body, "ip_protocol", "")),
		"ports": terraform.argument(layer.body, "ports", []),
		"conditions": array.concat(_conditions(rule, [match, layer]), [rule.body.action]),
	})
]

_may_allow(action) if lower(action) == "allow"

_may_allow(action) if terraform.unknown(action)

_lets_in(rule) if {
	direction := terraform.argument(rule.body, "direction", "INGRESS")
	is_string(direction)
	upper(direction) != "EGRESS"
	not terraform.is_true(object.get(rule.body, "disabled", null))
}

# A match may be narrowed to a kind of network, by either of two names.
_from_internet(match) if {
	every name in ["src_network_scope", "src_network_type"] {
		terraform.argument(match.body, name, "INTERNET") == "INTERNET"
	}
}

_conditions(rule, blocks) := array.concat(
	[object.get(rule.body, name, null) | some name in ["direction", "disabled"]],
	[block.doubt | some block in blocks],
)

# A rule that names no source at all lets everybody in.
_sources(firewall) := [{"cidr": "0.0.0.0/0", "at": firewall.path}] if {
	every name in ["source_ranges", "source_tags", "source_service_accounts"] {
		object.get(firewall.body, name, null) in [null, []]
	}
} else := _ranges(firewall, "source_ranges")

_ranges(place, name) := [{"cidr": cidr, "at": array.concat(place.path, [name, index])} |
	some index, cidr in place.body[name]
	is_string(cidr)
] if {
	is_array(place.body[name])
} else := [{"cidr": cidr, "at": array.concat(place.path, [name])} | some cidr in worlds] if {
	worlds := {cidr | some cidr in terraform.joined(place.body[name]); _is_world(cidr)}
	count(worlds) > 0
} else := [{"cidr": place.body[name], "at": array.concat(place.path, [name])}] if {
	is_string(place.body[name])
} else := []

_is_world(cidr) if endswith(cidr, "/0")

_is_narrow(cidr) if {
	terraform.known(cidr)
	not _is_world(cidr)
}

# The range of a network in Google Cloud is never the whole internet, nor is one whose length says so.
_is_narrow(cidr) if {
	is_string(cidr)
	terraform.unknown(cidr)
	regex.match(`^\$\{(data\.)?google_[a-z0-9_]+\.[A-Za-z0-9_.\[\]"*-]+\}$|/[1-9][0-9]*$`, cidr)
}

_protocol(value) := "tcp" if {
	value in {6, "6"}
} else := lower(sprintf("%v", [value]))

_reaches(entry, _) if entry.protocol == "all"

_reaches(entry, _) if {
	entry.protocol == "tcp"
	entry.ports == []
}

_reaches(entry, port) if {
	entry.protocol == "tcp"
	is_array(entry.ports)
	some ports in entry.ports
	_covers(ports, port)
}

_covers(ports, port) if ports == port

_covers(ports, port) if {
	is_string(ports)
	ends := [terraform.number(trim_space(end)) | some end in split(ports, "-")]
	ends[0] <= port
	port <= ends[count(ends) - 1]
}

_misses(entry, port) if {
	terraform.known([entry.protocol, entry.ports])
	not _reaches(entry, port)
}

_misses(entry, _) if {
	terraform.known(entry.protocol)
	not entry.protocol in {"all", "tcp"}
}
