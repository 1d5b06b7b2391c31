# METADATA
# title: Rarely deployed
# description: >-
#   Changes of a component come to its users only now and then, as its tags, its GitOps repository or an exported list of
#   deployments say. What waits grows into large releases, which are harder to test, to understand when they fail and to take
#   back; and nobody is sure any more that the way to production still works.
# related_resources:
#   - ref: https://dora.dev/guides/dora-metrics/
#     description: DORA, software delivery performance metrics
#   - ref: https://dora.dev/capabilities/working-in-small-batches/
#     description: DORA, working in small batches
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [deployments]
#   remediation: >-
#     Release what is merged: automate the steps between a merge and production, cut changes into parts that can go out alone,
#     and hide what is not finished behind a flag. Where nothing is left to change, say so with `lifecycle: deprecated` or with
#     a waiver. Where deployments are seen elsewhere, write it into `flow.toml`.
#   parameters:
#     least:
#       default: 3
#       description: How many deployments there have to be in the 90 days before the run.
#     weeks:
#       default: 8
#       description: Whole weeks that a service has to have been there before it is judged.
#     bases:
#       default: [gitops, tag, import]
#       description: How deployments may be seen; a merge is one only where each merge is deployed.
#     environments:
#       default: []
#       description: Environments that count; empty counts the last one that `flow.toml` names, or all.
package delivery.rare_deployments

import data.lib.deployments

applies if count(_rows) > 0

deny contains {"message": message, "at": ["entity"]} if {
	count(_rare) > 0
	message := _message
}

_message := sprintf("%s was deployed %d times in %d days, the last time %d days ago", [
	deployments.label(_rare[0]),
	_rare[0].deployment_frequency.n,
	deployments.days,
	floor((input.facts.now - _rare[0].latest) / 86400),
]) if {
	count(_rare) == 1
}

_message := sprintf("%d of %d services were deployed less than %d times in %d days: %s%s", [
	count(_rare),
	count(_rows),
	data.karat.parameters.least,
	deployments.days,
	concat(", ", array.slice(_labels, 0, 5)),
	_rest,
]) if {
	count(_rare) > 1
}

_labels := sort([deployments.label(row) | some row in _rare])

default _rest := ""

_rest := sprintf(" and %d more", [count(_labels) - 5]) if count(_labels) > 5

_rare := [row | some row in _rows; row.deployment_frequency.n < data.karat.parameters.least]

_rows := [row | some row in _seen; not _is_former(row)]

# By tags alone a service whose last one is older than that of another by more than the days that are looked at is a name that is
# used no more, or a part that rests.
_is_former(row) if {
	row.basis == "tag"
	some other in _seen
	other.basis == "tag"
	other.env == row.env
	row.latest < other.latest - (deployments.days * 86400)
}

_seen := [row |
	some row in deployments.rows(data.karat.parameters.bases, data.karat.parameters.environments)
	row.deployment_frequency.weeks >= data.karat.parameters.weeks
]
