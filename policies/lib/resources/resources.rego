# METADATA
# title: Requests and limits
# description: What containers ask for and may use at most, with the defaults of Kubernetes.
package lib.resources

import data.lib.kubernetes

# Containers without a limit of a resource, neither of their own nor for their pod.
unlimited(resource) := [entry |
	some entry in _holders
	not _sets(entry.container, "limits", resource)
	not _sets(entry.pod.spec, "limits", resource)
]

# Containers without a request for a resource, neither of their own nor for their pod. A limit is the request where none
# is written.
unrequested(resource) := [entry |
	some entry in unlimited(resource)
	not _sets(entry.container, "requests", resource)
	not _sets(entry.pod.spec, "requests", resource)
]

# Where a container's requests or limits stand, or the nearest parent that exists.
nearest(entry, field) := array.concat(entry.path, ["resources", field]) if {
	is_object(object.get(entry.container, ["resources", field], null))
} else := array.concat(entry.path, ["resources"]) if {
	is_object(object.get(entry.container, "resources", null))
} else := entry.path

# Ephemeral containers cannot have any.
_holders := [entry |
	some entry in kubernetes.containers
	entry.field != "ephemeralContainers"
]

_sets(holder, field, resource) if object.get(holder, ["resources", field, resource], null) != null
