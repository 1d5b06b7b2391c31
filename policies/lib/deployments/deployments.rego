# METADATA
# title: Deployments
# description: >-
#   What is known of the deployments of an entity: its services in the environments that count, each with its basis. For rules
#   that ask for the fact `deployments`.
package lib.deployments

import data.lib.entity

# The figures of each service of the entity that was there, where their basis is one of some. Without names of environments
# the last one of the definition counts, or each where it has no order.
rows(bases, environments) := [object.union(row, {"env": group.env, "basis": group.basis}) |
	some group in input.facts.deployments.groups
	group.basis in bases
	_counts(group.env, environments)
	some row in group.services
	row.present
	_own(row.service)
]

# Versions of the entity's services that wait in one environment and never came to the next.
stuck := [object.union(version, {"from": promotion.from, "to": promotion.to}) |
	some promotion in input.facts.deployments.promotions
	some version in promotion.stuck
	_own(version.service)
]

# How a message calls a service in an environment.
label(row) := sprintf("%s in %s (seen by %s)", [row.service, row.env, row.basis])

# The days that are looked at.
days := round((input.facts.deployments.window.until - input.facts.deployments.window.since) / 86400)

_counts(env, environments) if env in environments

_counts(env, []) if env == _order[count(_order) - 1]

_counts(_, []) if count(_order) == 0

_order := input.facts.deployments.environments

_own(service) if service in {input.entity.name, input.entity.scope}

_own(service) if _last(service) == input.entity.name

# What nobody else is called by is of the entity that the whole repository is of.
_own(service) if {
	entity.known
	input.entity.scope == ""
	not _is_other(service)
	not _is_other(_last(service))
}

_is_other(service) if {
	some ref in _called[service]
	ref != input.entity.ref
}

_called[name] contains entity_.ref if {
	some entity_ in input.entities
	some name in {entity_.name, object.get(entity_, "scope", "")}
	name != ""
}

_last(service) := regex.replace(service, `^.*/`, "")
