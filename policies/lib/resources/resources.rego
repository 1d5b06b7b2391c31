# METADATA
# title: Requests and limits
# description: What containers ask for and may use at most, with the defaults of Kubernetes.
package lib.resources

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

# Containers without a limit of a resource, neither of their own nor for their pod.
unlimited(resource) := [holder.entry |
	some holder in _holders
	not resource in holder.limits
	not holder.open.limits
]

# Containers without a request for a resource, neither of their own nor for their pod. A limit is the request where none
# is written.
unrequested(resource) := [holder.entry |
	some holder in _holders
	not resource in holder.limits
	not resource in holder.requests
	count(holder.open) == 0
]

# What to say as `unknown` of the limits of a resource that are filled in later together with all others.
open_limits(resource) := {finding |
	some holder in _holders
	not resource in holder.limits
	finding := holder.open.limits
}

# What to say as `unknown` of the requests for a resource that are filled in later together with all others.
open_requests(resource) := {finding |
	some holder in _holders
	not resource in holder.limits
	not resource in holder.requests
	some finding in holder.open
}

# Where a container's requests or limits stand, or the nearest parent that exists.
nearest(entry, field) := array.concat(entry.path, ["resources", field]) if {
	is_object(object.get(entry.container, ["resources", field], null))
} else := array.concat(entry.path, ["resources"]) if {
	is_object(object.get(entry.container, "resources", null))
} else := entry.path

# The fix that sets a container's request or limit ("requests", "cpu") to an amount, or a limit to the request where that is
# more; none where the amount is empty, or the request cannot be read.
remedy(entry, field, resource, amount) := {"fix": fix.unsafe(title, [fix.set(path, fitting)])} if {
	amount != ""
	fitting := _fitting(object.get(entry.container, ["resources", "requests", resource], null), amount)
	title := sprintf("Set a %s %s of %s", [_names[resource], trim_suffix(field, "s"), fitting])
	path := array.concat(entry.path, ["resources", field, resource])
} else := {}

_fitting(null, amount) := amount

_fitting(request, amount) := amount if {
	_quantity(request) <= _quantity(amount)
}

_fitting(request, amount) := sprintf("%v", [request]) if {
	_quantity(request) > _quantity(amount)
}

_quantity(value) := units.parse(written) if {
	written := sprintf("%v", [value])
	regex.match(`^[0-9]+(\.[0-9]+)?(m|k|[KMGTPE]i?)?$`, written)
}

_names := {"cpu": "CPU", "memory": "memory"}

# The containers with the names of the resources that they or their pods set. Ephemeral ones cannot have any.
_holders := [holder |
	some entry in kubernetes.containers
	entry.field != "ephemeralContainers"
	holder := {
		"entry": entry,
		"limits": _set(entry, "limits"),
		"requests": _set(entry, "requests"),
		"open": _open(entry),
	}
]

# The limits and requests of a container, or of its pod, that are filled in later as a whole: what to say of each.
_open(entry) := {field: finding |
	some field in ["limits", "requests"]
	[placeholder, at] := _open_field(entry, field)
	finding := placeholders.finding(sprintf("what %s has as %s", [entry.label, field]), placeholder, at)
}

_open_field(entry, field) := [placeholders.whole(entry.container.resources), _path(entry.path, [])] if {
	placeholders.whole(entry.container.resources)
} else := [placeholders.whole(entry.container.resources[field]), _path(entry.path, [field])] if {
	placeholders.whole(entry.container.resources[field])
} else := [placeholders.whole(entry.pod.spec.resources[field]), _path(entry.pod.path, [field])] if {
	placeholders.whole(entry.pod.spec.resources[field])
}

_path(holder, field) := array.flatten([holder, "resources", field])

# A quantity of nothing is no request, and no limit either.
_set(entry, field) := {resource |
	some holder in [entry.container, entry.pod.spec]
	some resource, value in holder.resources[field]
	value != null
	not regex.match(`^0*(\.0*)?(m|[kKMGTPE]i?)?$`, sprintf("%v", [value]))
}
