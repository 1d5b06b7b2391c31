# METADATA
# title: AWS resources in Terraform
# description: >-
#   What security groups let in and out, what holds for S3 buckets, whichever resource says it, and the instances that
#   spot fleets make.
package lib.aws

import data.lib.terraform
import data.lib.terraform_calls
import data.lib.terraform_instances

# What spot fleets say of the instances that they make: each block as a resource.
launch_specifications := [terraform.within(fleet, block) |
	some fleet in terraform.resources_of(["aws_spot_fleet_request"])
	some block in terraform.blocks(fleet, "launch_specification")
]

# Rules that let everybody in: [{"address", "cidr", "at", "protocol", "from", "to", "doubts"}], one for each address
# range; `doubts` is what it hangs on whether the rule lets anybody in at all.
open_ingress := [entry |
	some entry in _ingress
	world(entry.cidr)
	terraform.known(entry.doubts)
]

# Rules that may let everybody in, in the same form: their addresses, their ports, their protocol or what they are for is
# unknown.
undecided_ingress := [entry | some entry in _ingress; undecided(entry)]

# The same for rules that let traffic out to everybody.
open_egress := [entry |
	some entry in _egress
	world(entry.cidr)
	terraform.known(entry.doubts)
]

undecided_egress := [entry | some entry in _egress; undecided(entry)]

_ingress := _entries("ingress")

_egress := _entries("egress")

_entries(direction) := [entry |
	some rule in _rules(direction)
	some source in rule.sources
	entry := {
		"address": rule.address,
		"cidr": source.cidr,
		"at": source.at,
		"protocol": rule.protocol,
		"from": rule.from,
		"to": rule.to,
		"doubts": rule.doubts,
	}
]

# Whether an address range is the whole internet.
world(cidr) if {
	is_string(cidr)
	endswith(cidr, "/0")
}

# A range that is unknown as a whole; that of a network in AWS is never the whole internet.
open_range(cidr) if {
	is_string(cidr)
	startswith(cidr, "${")
	endswith(cidr, "}")
	not _of_network(cidr)
}

# An attribute of a network or of a subnet, also where a module of networks puts it out by its usual name.
_of_network(cidr) if regex.match(`^\$\{(data\.)?aws_[a-z0-9_]+\.[^ ,()?]*cidr_block[^ ,()?]*\}$`, cidr)

_of_network(cidr) if {
	regex.match(`^\$\{module\.[^ ,()?.]+\.([a-z]+_)*(vpc|subnets?)_([a-z0-9]+_)*cidr_blocks?\b[^ ,()?]*\}$`, cidr)
}

_of_network(cidr) if {
	regex.match(`\baws_[a-z0-9_]+\..*\.[a-z0-9_]*cidr_block`, cidr)
	not regex.match(`\b(var|local|module|each)\.|\.value\b|/0"`, cidr)
}

# Whether it is unknown of an entry of this form who is let in, or to what.
undecided(entry) if open_range(entry.cidr)

undecided(entry) if {
	world(entry.cidr)
	terraform.unknown([entry.protocol, entry.from, entry.to, entry.doubts])
}

# Whether a rule lets TCP connections to a port in; what is not known lets nothing in.
reaches(rule, _) if rule.protocol == "-1"

reaches(rule, port) if {
	rule.protocol in {"tcp", "6"}
	terraform.number(rule.from) <= port
	port <= terraform.number(rule.to)
}

# Whether a rule may let TCP connections to a port in, as far as is known.
may_reach(rule, _) if rule.protocol == "-1"

may_reach(rule, port) if {
	_maybe_tcp(rule.protocol)
	not _above(rule.from, port)
	not _below(rule.to, port)
}

# A protocol that is unknown may be every one, for which ports have to be 0 or missing.
may_reach(rule, _) if {
	terraform.unknown(rule.protocol)
	every bound in [rule.from, rule.to] {
		bound in {"", "0", 0, "-1", -1}
	}
}

_above(bound, port) if terraform.number(bound) > port

_below(bound, port) if terraform.number(bound) < port

_maybe_tcp(protocol) if protocol in {"tcp", "6"}

_maybe_tcp(protocol) if terraform.unknown(protocol)

_rules(direction) := array.concat(
	array.concat(_inline_rules(direction), _unknown_rules(direction)),
	array.concat(_single_rules(direction), _vpc_rules(direction)),
)

_inline_rules(direction) := [rule |
	some group in _groups
	some block in terraform.blocks(group, direction)
	rule := _rule(group.address, block, "protocol", ["cidr_blocks", "ipv6_cidr_blocks"])
]

_groups := terraform.resources_of(["aws_security_group", "aws_default_security_group"])

# A group whose rules are an expression as a whole has one of which nothing is known.
_unknown_rules(direction) := [rule |
	some group in _groups
	rule := unknown_rule(group, direction)
]

# An argument of a resource that is an unknown list of rules, as one rule.
unknown_rule(resource, name) := {
	"address": resource.address,
	"protocol": value,
	"from": value,
	"to": value,
	"doubts": [value],
	"sources": [{"cidr": value, "at": array.concat(resource.path, [name])}],
} if {
	value := resource.body[name]
	is_string(value)
	terraform.unknown(value)
}

_single_rules(direction) := [object.union(rule, {"doubts": [type | terraform.unknown(type)]}) |
	some single in object.get(terraform.resources, "aws_security_group_rule", [])
	type := terraform.argument(single.body, "type", "")
	_may_be(type, direction)
	rule := _rule(single.address, single, "protocol", ["cidr_blocks", "ipv6_cidr_blocks"])
]

_may_be(value, wanted) if value == wanted

_may_be(value, _) if terraform.unknown(value)

_vpc_rules(direction) := [rule |
	type := sprintf("aws_vpc_security_group_%s_rule", [direction])
	some single in object.get(terraform.resources, type, [])
	rule := _rule(single.address, single, "ip_protocol", ["cidr_ipv4", "cidr_ipv6"])
]

_rule(address, block, protocol, sources) := {
	"address": address,
	"protocol": protocol_of(terraform.argument(block.body, protocol, "")),
	"from": terraform.argument(block.body, "from_port", ""),
	"to": terraform.argument(block.body, "to_port", ""),
	"doubts": [],
	"sources": array.concat(
		[source | some name in sources; some source in _sources(block, name)],
		_listed(block),
	),
}

# What a rule lets in by a list of the module that has everybody in it.
_listed(block) := [{"cidr": setting.value, "at": array.concat(block.path, [name])} |
	some name in ["prefix_list_id", "prefix_list_ids"]
	some list in terraform.references(block.body[name], _list)
	some setting in _open_lists[list]
]

_list := "aws_ec2_managed_prefix_list"

_open_lists[setting.resource.name] contains setting if {
	some setting in terraform.settings([_list], ["entry", "cidr"], "")
	world(setting.value)
}

# Every protocol is "-1", also under its other names.
protocol_of(value) := "-1" if {
	lower(sprintf("%v", [value])) in {"-1", "all"}
} else := lower(sprintf("%v", [value]))

_sources(block, name) := [{"cidr": cidr, "at": array.concat(block.path, [name, index])} |
	some index, cidr in block.body[name]
	is_string(cidr)
] if {
	is_array(block.body[name])
} else := [{"cidr": cidr, "at": array.concat(block.path, [name])} | some cidr in worlds] if {
	worlds := {cidr | some cidr in terraform.joined(block.body[name]); world(cidr)}
	count(worlds) > 0
} else := [{"cidr": block.body[name], "at": array.concat(block.path, [name])}] if {
	is_string(block.body[name])
} else := []

# Settings that resources of a type give to buckets: terraform.settings with the bucket as `resource`; the resource
# itself where its bucket is not in the module. `instances` are those of the bucket that it is for, and `doubts` is why
# it may be missing where the bucket is there.
bucket_settings(type, path, otherwise) := [setting |
	some said in terraform.settings([type], path, otherwise)
	some bucket in buckets_of(said.resource)
	setting := object.union(object.remove(said, ["resource"]), {
		"resource": bucket,
		"instances": terraform_instances.meant(said.resource, "bucket", bucket),
		"doubts": terraform_instances.doubts(said.resource, bucket),
	})
]

# Settings that buckets give themselves, where no resource of a type speaks of them. What a bucket does not say is
# unknown where such a resource is for a bucket that is unknown, or may stand in a module that the bucket is handed to.
own_settings(type, path, otherwise) := [setting |
	astray := _astray(terraform.resources_of([type]))
	some bucket in _buckets
	not _all_in(bucket, _resources_for(bucket, type))
	doubts := array.concat(astray, _configured(bucket))
	some own in terraform.settings_of(bucket, path, otherwise)
	setting := object.union(own, {key: part | own.value == otherwise; some key, part in doubts[0]})
]

# What modules do that a bucket is handed to, to be set up by them: `bucket = aws_s3_bucket.logs.id`.
_configured(bucket) := [call |
	some call in terraform_calls.given(bucket, `^(s3_)?bucket(_id|_name|_arn)?$`, [`s3|bucket`])
	not regex.match(`notif|object|file|upload`, call.value)
]

# The same, of what only has to be there, and may be there by such a resource that may be missing.
own_presences(type, path) := [setting |
	astray := _astray(terraform.resources_of([type]))
	some bucket in _buckets
	resources := _resources_for(bucket, type)
	not _all_in(bucket, [resource |
		some resource in resources
		terraform_instances.doubts(resource, bucket) == []
	])
	doubts := array.concat(array.concat(_perhaps_in(bucket, resources), astray), _configured(bucket))
	some own in terraform.presences_of(bucket, path)
	setting := object.union(own, {key: part | own.value == false; some key, part in doubts[0]})
]

# The resources of a type that are for a bucket.
_resources_for(bucket, type) := [resource |
	some resource in _beside[bucket.address]
	resource.type == type
	bucket in buckets_of(resource)
]

_beside[bucket.address] contains resource if {
	some type, resources in terraform.resources
	startswith(type, "aws_s3_bucket_")
	some resource in resources
	some bucket in buckets_of(resource)
}

# Whether resources that are for a bucket are for every instance of it.
_all_in(bucket, resources) if {
	indexes := {index |
		some resource in resources
		some index in terraform_instances.meant(resource, "bucket", bucket)
	}
	count(terraform_instances.of(bucket) - indexes) == 0
}

_perhaps_in(bucket, resources) := [object.filter(doubt, ["value"]) |
	_all_in(bucket, resources)
	some resource in resources
	some doubt in terraform_instances.doubts(resource, bucket)
]

_astray(resources) := [{"value": resource.body.bucket} |
	some resource in resources
	buckets_of(resource) == {resource}
	terraform.elsewhere(resource, "bucket", "aws_s3_bucket")
]

_buckets := terraform.resources_of(["aws_s3_bucket"])

# The buckets that a resource is for: those that it refers to, be it by a data source that looks them up, or the one of the
# same name.
buckets_of(resource) := found if {
	names := terraform.targets(resource, "bucket", "aws_s3_bucket") | _looked_up(resource)
	found := {bucket | some name in names; some bucket in _by_reference[name]}
	count(found) > 0
} else := _by_name[_bucket_name(resource.body)] if {
	_by_name[_bucket_name(resource.body)]
} else := {resource}

_looked_up(resource) := {name |
	some source in object.get(terraform.data_sources, "aws_s3_bucket", [])
	terraform.refers_to(resource.body.bucket, source.address)
	some name in terraform.targets(source, "bucket", "aws_s3_bucket")
}

_by_reference[bucket.name] contains bucket if some bucket in _buckets

_by_name[name] contains bucket if {
	some bucket in _buckets
	name := _bucket_name(bucket.body)
}

# Names out of a loop are the same where the loop is.
_bucket_name(body) := sprintf("%s %v", [body.bucket, body.for_each]) if {
	is_string(body.bucket)
	contains(body.bucket, "${each.")
} else := body.bucket if {
	is_string(body.bucket)
}

# Settings of public access blocks, of buckets and of the account, that are off by themselves. What the account blocks
# is blocked for every bucket; what it may block is unknown of buckets that do not.
public_access(name) := [setting |
	account := terraform.settings(["aws_s3_account_public_access_block"], [name], false)
	every said in account {
		not _holds(said)
	}
	doubts := [doubt.value |
		some said in account
		not terraform.is_false(said.value)
		some doubt in terraform_instances.reservations(said, {})
	]
	buckets := [object.union(said, {"value": doubts[0] | terraform.is_false(said.value)}) |
		some said in terraform.settings(["aws_s3_bucket_public_access_block"], [name], false)
	]
	some setting in array.concat(account, buckets)
]

_holds(setting) if {
	terraform.is_true(setting.value)
	terraform_instances.doubts(setting.resource, {}) == []
}
