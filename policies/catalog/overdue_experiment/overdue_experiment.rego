# METADATA
# title: Experiment that never ended
# description: >-
#   An entity is experimental, and its first commit is long ago. Nothing is demanded of experiments, so something that people
#   rely on by now goes without an on-call rota, objectives and reviews.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#speclifecycle-required
#     description: Backstage, lifecycle of a component
# custom:
#   severity: low
#   kinds: [entity/component, entity/api]
#   facts: [git_history]
#   remediation: >-
#     Decide: `lifecycle: production` with what belongs to it, or `deprecated` with a date on which it is switched off.
#   parameters:
#     days:
#       default: 365
#       description: Days that something may be an experiment.
#     lifecycles:
#       default: [experimental]
#       description: Lifecycles of experiments.
package catalog.overdue_experiment

import data.lib.entity

applies if {
	input.entity.lifecycle in data.karat.parameters.lifecycles
	_first
}

deny contains {"message": message, "at": at} if {
	applies
	days := floor((input.facts.now - _first) / 86400)
	days > data.karat.parameters.days
	at := entity.place(["spec", "lifecycle"])
	message := sprintf("%s is %s for %d days", [entity.label, input.entity.lifecycle, days])
}

_first := input.facts.git_history.scopes[input.entity.scope].first
