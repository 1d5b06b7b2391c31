# METADATA
# title: Compose services
# description: >-
#   The services of a compose file with what they mount, publish and set, in the short and the long spelling, defaults of
#   variables filled in. Everything but the helpers on texts is a rule without arguments, worked out once for a document.
package lib.compose

import data.lib.fix
import data.lib.placeholders

services := {name: service |
	is_object(object.get(input, "services", null))
	some name, service in input.services
	is_object(service)
}

# Settings of services that are filled in later, without a default that says them, by key: {"service", "finding"}. `finding` is
# what to say as `unknown`.
open_settings[key] contains {"service": name, "finding": finding} if {
	some name, service in merged
	some key, value in service
	is_string(value)
	regex.match(`[$<{%@]`, value)
	placeholder := placeholders.whole(filled(value))
	finding := open_finding(name, key, placeholder, nearest(name, [key]))
}

open_finding(name, key, placeholder, at) := placeholders.finding(sprintf("%s of service %q", [key, name]), placeholder, at)

# The services that pull their image: none that builds it, or takes what another one of the file builds.
pulling := {name: service |
	some name, service in services
	is_string(service.image)
	not _builds(name)
	not _fixed(service.image) in _built
}

_builds(name) if object.get(merged[name], "build", null) != null

_built := {_fixed(service.image) |
	some name, service in services
	is_string(service.image)
	_builds(name)
}

# An image by its tag, which is `latest` where nothing is said.
_fixed(image) := written if {
	written := filled(image)
	regex.match(`[:@][^/]*$`, written)
} else := concat(":", [filled(image), "latest"])

# The images that services pull and that are filled in later, wholly or in part: [{"service", "image", "label", "at"}], `image`
# with its defaults.
open_images := [{"service": name, "image": image, "label": label, "at": ["services", name, "image"]} |
	some name, service in pulling
	regex.match(`[$<{%@]`, service.image)
	image := filled(service.image)
	regex.match(placeholders.pattern, image)
	label := sprintf("image %q of service %q", [service.image, name])
]

# The services that can be judged for what they lack, with what they take over from others of the file by `extends`.
# Not those that extend one of another file, nor what only adds to a service of another file: it names no image, or stands in a
# file that is laid over another one.
whole := object.filter(_complete, [name | some name, _ in _complete; not _is_overlay])

# Those that may have elsewhere what they lack: in the file that they extend a service of, or in the one below a file that is
# called as one that is laid over another by `-f` is, as compose.prod.yaml, which may also be used alone.
perhaps_partial := object.union(
	object.filter(_complete, [name | some name, _ in _complete; _may_be_overlay]),
	_extending,
)

# What to say as `unknown` of what such a service lacks here.
elsewhere(name, what) := {"message": message, "at": ["services", name]} if {
	_extending[name]
	message := sprintf("%s of service %q may stand in the file that it extends", [what, name])
} else := {"message": message, "at": ["services", name]} if {
	message := sprintf("%s of service %q may stand in the file that this one is laid over", [what, name])
}

# By its name Docker reads a file with `override` along with the one beside it, and never alone.
_is_overlay if regex.match(`(?i)(^|/)(docker-)?compose\.(\w[\w.-]*\.)?override\.ya?ml$`, data.karat.source.path)

_is_overlay if _may_be_overlay

_may_be_overlay if {
	regex.match(`(?i)(^|/)(docker-)?compose\.\w[\w.-]*\.ya?ml$`, data.karat.source.path)
	not regex.match(`(?i)\boverride\.ya?ml$`, data.karat.source.path)
}

_complete := {name: service |
	some name, service in merged
	not _extending[name]
	some key in ["image", "build"]
	object.get(service, key, null) != null
}

# The services that others wait for until they have ended: jobs that run once.
jobs contains dependency if {
	some service in services
	some dependency, wait in service.depends_on
	wait.condition == "service_completed_successfully"
}

# Services with what they take over from others of the file, as far as these are in it: each is laid over the one that it
# extends, and that over the next one, seven deep. https://docs.docker.com/reference/compose-file/services/#extends
merged := _laid_over(_laid_over(_laid_over(services, 1), 2), 4)

_laid_over(known, steps) := {name: service |
	some name, own in known
	service := _merged(object.get(known, object.get(_extended[steps], name, ""), {}), own)
}

# The service that each extends, and those that stand two and four steps below it.
_extended := {1: one, 2: two, 4: _twice(two)} if {
	one := {name: base |
		some name, own in services
		base := _base(own)
	}
	two := _twice(one)
}

_twice(steps) := {name: steps[next] | some name, next in steps}

_extending := object.filter(merged, [name | some name in graph.reachable(extenders, foreign)]) if {
	foreign := {name | some name, own in services; _foreign(own)}
	extenders := {base: object.get(_extenders, base, set()) | some base, _ in services}
}

_extenders[base] contains name if some name, base in _extended[1]

# What services mount: {"service", "source", "target", "at"}. The source of a named volume that stands for a folder of the
# host is that folder.
mounts := array.concat(_short_mounts, _long_mounts)

# What services publish: {"service", "host_ip", "published", "target", "protocol", "text", "at"}, ports as texts, empty where
# the file says nothing, "$" for what is filled in later.
ports := array.concat(_short_ports, _long_ports)

# What services have under security_opt: {"service", "name", "value", "at", "beside"}; both `name:value` and `name=value`, the last
# one of a name. `beside` is the whole list, and absent where the service takes the option over from another one.
security_options := [option |
	some entry in entries("security_opt")
	is_string(entry.value)
	named := security_option(entry.value)
	count([later |
		some later in array.slice(merged[entry.service].security_opt, entry.index + 1, count(merged[entry.service].security_opt))
		security_option(later).name == named.name
	]) == 0
	option := object.union(named, object.remove(entry, ["index", "value"]))
]

# The entries of a list that services have, and of those that they take over from others of the file, in their order: {"service",
# "index", "value", "at", "beside"}. `at` is the service where it takes the entry over, and `beside`, their own list, is absent.
entries(key) := [entry |
	some name, service in merged
	is_array(service[key])
	own := [value | some value in services[name][key]]
	start := count(service[key]) - count(own)
	some index, value in service[key]
	entry := object.union(
		{"service": name, "index": index, "value": value},
		_entry_place(["services", name], key, own, index - start),
	)
]

_entry_place(service, key, own, index) := {"at": array.concat(service, [key, index]), "beside": own} if {
	index >= 0
} else := {"at": service}

# What takes an entry out of a list of a service; nothing where it takes the entry over.
without(title, entry) := {"fix": fix.unsafe(title, [fix.remove_entry(entry.at, entry.beside)])} if {
	entry.beside
} else := {}

security_option(entry) := {"name": parts[0], "value": value} if {
	parts := regex.split(`[:=]`, filled(entry))
	value := concat(":", array.slice(parts, 1, count(parts)))
}

# The variables that services set: {"service", "name", "value", "at"}, from a mapping or a list.
environment := [variable |
	some name, service in services
	some key, entry in service.environment
	pair := _pair(key, entry)
	variable := object.union(pair, {"service": name, "at": ["services", name, "environment", key]})
]

# The variables that services build with, likewise.
build_arguments := [variable |
	some name, service in services
	some key, entry in service.build.args
	pair := _pair(key, entry)
	variable := object.union(pair, {"service": name, "at": ["services", name, "build", "args", key]})
]

# What `.env` gives is not known of what is handed to containers.
_pair(key, entry) := {"name": key, "value": handed} if {
	is_string(key)
	handed := _handed(entry)
} else := {"name": substring(entry, 0, end), "value": _handed(substring(entry, end + 1, -1))} if {
	is_string(entry)
	end := indexof(entry, "=")
	end > 0
}

# The place of a key of a service, or the service itself where it takes the key over or has none.
nearest(name, keys) := array.concat(["services", name], keys) if {
	object.get(services[name], keys, _nothing) != _nothing
} else := ["services", name]

_nothing := {"nothing": true}

# A text as Compose reads it with the variables of the `.env` beside the file and no others: ${TAG:-1.2} is 1.2, and
# ${TAG:-${VERSION:-1.2}} is, up to three deep. What has no value and no default stays.
filled(written) := written if {
	is_string(written)
	not contains(written, "$")
} else := _default(_set(_default(_set(_default(_set(written)))))) if {
	is_string(written)
}

# A text, or a number as one, with its defaults alone.
_handed(value) := _default(_default(_default(value))) if {
	is_string(value)
} else := sprintf("%v", [value]) if {
	is_number(value)
}

# The innermost variables that `.env` sets.
_set(written) := strings.replace_n(values, written) if {
	values := {found[0]: value |
		not contains(written, "$$")
		some found in regex.find_all_string_submatch_n(`\$\{([A-Za-z_][A-Za-z0-9_]*)(?::?[-?][^{}$]*)?\}`, written, -1)
		value := data.karat.source.variables[found[1]]
	}
	count(values) > 0
} else := replace(written, found[0], data.karat.source.variables[found[1]]) if {
	not contains(written, "$$")
	all := regex.find_all_string_submatch_n(`\$([A-Za-z_][A-Za-z0-9_]*)`, written, -1)
	count(all) == 1
	found := all[0]
} else := written

# The innermost defaults in place of their variables.
_default(written) := regex.replace(written, `\$\{[A-Za-z_][A-Za-z0-9_]*:?-([^{}$]*)\}`, "${1}")

# A text, or a number as one, with its defaults filled in.
text(value) := filled(value) if {
	is_string(value)
} else := sprintf("%v", [value]) if {
	is_number(value)
}

# Whether a value is on: true, "true", ${X:-true}.
on(value) if value == true

on(value) if {
	is_string(value)
	lower(filled(value)) == "true"
}

# Whether a value is a limit: more than nothing, or a variable that is filled in later.
limits(value) if {
	written := trim_space(text(value))
	not startswith(written, "-")
	regex.match(`[1-9$]`, written)
}

# The fix that gives a service a limit of something: its key, what it limits, the limit; none where that is empty.
remedy(name, key, what, limit) := {"fix": fix.unsafe(title, [fix.set(["services", name, key], limit)])} if {
	limit != ""
	title := sprintf("Limit %s to %v", [what, limit])
} else := {}

_foreign(service) if object.get(service, ["extends", "file"], null) != null

# The service of the file that one extends.
_base(service) := service.extends if {
	services[service.extends]
} else := service.extends.service if {
	not _foreign(service)
	services[service.extends.service]
}

# What mends a setting that a service has itself; nothing where it takes the setting over.
own_remedy(name, key, remedy) := {"fix": remedy} if {
	object.get(services[name], key, _nothing) != _nothing
} else := {}

# Mappings are merged, lists are joined.
_merged(base, own) := object.union(object.union(base, own), joined) if {
	joined := {key: array.concat(base[key], own[key]) |
		some key in ["cap_add", "cap_drop", "security_opt"]
		is_array(base[key])
		is_array(own[key])
	}
}

_short_mounts := [mount |
	some name, service in services
	is_array(service.volumes)
	some index, volume in service.volumes
	is_string(volume)
	parts := split(filled(volume), ":")
	count(parts) > 1
	mount := {
		"service": name,
		"source": _source(parts[0]),
		"target": parts[1],
		"at": ["services", name, "volumes", index],
	}
]

_long_mounts := [mount |
	some name, service in services
	is_array(service.volumes)
	some index, volume in service.volumes
	is_string(volume.source)
	mount := {
		"service": name,
		"source": _source(filled(volume.source)),
		"target": object.get(volume, "target", ""),
		"at": ["services", name, "volumes", index, "source"],
	}
]

_source(name) := filled(device) if {
	device := input.volumes[name].driver_opts.device
} else := name

_short_ports := [port |
	some name, service in services
	is_array(service.ports)
	some index, entry in service.ports
	written := text(entry)
	halves := split(regex.replace(written, `\$\{[^}]*\}|\$\w+`, "$"), "/")
	parts := split(halves[0], ":")
	last := count(parts) - 1
	port := {
		"service": name,
		"host_ip": trim(concat(":", array.slice(parts, 0, last - 1)), "[]"),
		"published": concat("", array.slice(parts, last - 1, last)),
		"target": parts[last],
		"protocol": _protocol(concat("", array.slice(halves, 1, 2))),
		"text": written,
		"at": ["services", name, "ports", index],
	}
]

_long_ports := [port |
	some name, service in services
	is_array(service.ports)
	some index, entry in service.ports
	is_object(entry)
	port := {
		"service": name,
		"host_ip": _part(entry, "host_ip"),
		"published": _part(entry, "published"),
		"target": _part(entry, "target"),
		"protocol": _protocol(_part(entry, "protocol")),
		"text": concat(":", [_part(entry, "published"), _part(entry, "target")]),
		"at": ["services", name, "ports", index],
	}
]

_part(entry, key) := regex.replace(text(entry[key]), `\$\{[^}]*\}|\$\w+`, "$") if {
	text(entry[key])
} else := ""

_protocol(written) := lower(written) if {
	written != ""
} else := "tcp"

# Whether a port or range of ports has a number in it: "20-25" has 22.
has_port(range, number) if {
	regex.match(`^\d+(-\d+)?$`, range)
	ends := split(range, "-")
	to_number(ends[0]) <= number
	to_number(ends[count(ends) - 1]) >= number
}
