# METADATA
# title: Application that nobody syncs
# description: >-
#   An application of Argo CD has no automated sync, or a resource of Flux is suspended. What is merged does not reach the
#   cluster until somebody clicks, and what runs there drifts from what the repository says.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/
#     description: Argo CD, automated sync
#   - ref: https://fluxcd.io/flux/components/kustomize/kustomizations/#suspend
#     description: Flux, suspend
# custom:
#   severity: low
#   kinds: [argocd, flux]
#   remediation: >-
#     Set `spec.syncPolicy.automated` with `selfHeal: true`, or take `suspend: true` away once the incident is over. Where
#     production waits for a person on purpose, waive the rule for that application.
package delivery.manual_sync

import data.lib.kubernetes

applies if {
	input.kind in {"Application", "ApplicationSet", "Kustomization", "HelmRelease"}
	is_object(input.spec)
}

deny contains {"message": message, "at": _nearest(policy)} if {
	some policy in _policies
	not _automated(object.get(input, array.concat(policy, ["automated"]), null))
	message := sprintf("%s is synced by hand", [kubernetes.name])
}

deny contains {"message": message, "at": ["spec", "suspend"]} if {
	input.kind in {"Kustomization", "HelmRelease"}
	_of("toolkit.fluxcd.io/")
	input.spec.suspend == true
	message := sprintf("%s is suspended", [kubernetes.name])
}

_policies := [["spec", "syncPolicy"]] if {
	input.kind == "Application"
	_of("argoproj.io/")
	not _left_out(["spec", "syncPolicy"])
	not _templated(["spec", "syncPolicy"])
} else := [["spec", "template", "spec", "syncPolicy"]] if {
	input.kind == "ApplicationSet"
	_of("argoproj.io/")
	not input.spec.templatePatch
	not _left_out(["spec", "template", "spec", "syncPolicy"])
	not _templated(["spec", "template", "spec", "syncPolicy"])
} else := []

# A patch of an application says nothing of what stands in the application, which none is without these.
_left_out(policy) if {
	kubernetes.partial
	not input.spec.destination
	not input.spec.generators
	object.get(input, policy, null) == null
}

_templated(policy) if is_string(object.get(input, policy, null))

_of(group) if contains(input.apiVersion, group)

_automated(value) if {
	is_object(value)
	object.get(value, "enabled", true) == true
}

_nearest(path) := array.slice(path, 0, length) if {
	length := max([length |
		some length in numbers.range(1, count(path))
		object.get(input, array.slice(path, 0, length), null) != null
	])
}
