# METADATA
# title: Object in the default namespace
# description: >-
#   An object is in the namespace `default`, or names none and nothing in the repository places it, so that it goes there unless
#   whoever applies it names another. Everything that nobody thought about ends up there, so roles, quotas, network policies and
#   Pod Security levels for it fit nobody. Objects of charts, those that a kustomization or an application gives a namespace,
#   those that hold manifests of others, as a Composition does, and those in samples and data of tests are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#when-to-use-multiple-namespaces
#     description: Namespaces
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Make a namespace for the team or the application and write it into `metadata.namespace`, or into the `namespace` of a
#     kustomization. An object cannot move: it is made anew, its volumes too, and `name.default.svc` no longer leads to it.
#   controls:
#     cis_kubernetes_1_10: ["5.7.4"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.default_namespace

import data.lib.asides
import data.lib.cluster
import data.lib.kubernetes
import data.lib.placements
import data.lib.sources

deny contains {"message": message, "at": at} if {
	some object_ in _judged
	[reason, path] := _in_default(object_)
	message := sprintf("%s %s", [object_.title, reason])
	at := array.concat(object_.path, path)
}

unknown contains {"message": message, "at": at} if {
	some object_ in _judged
	_is_unplaced(object_)
	placements.namespaces(object_.file) == {""}
	message := sprintf("the namespace that %s is applied to is filled in later, or named by a controller", [object_.title])
	at := array.concat(object_.path, _nearest(object_.value))
}

_judged := [object_ |
	some object_ in cluster.objects
	_namespaced(object_)
	not asides.is_aside(object_.file)
]

_in_default(object_) := ["is in the namespace default", ["metadata", "namespace"]] if {
	object_.namespace == "default"
} else := ["names no namespace, and goes into default unless it is applied with one", _nearest(object_.value)] if {
	_is_unplaced(object_)
	count(placements.namespaces(object_.file)) == 0
}

# Whether an object names no namespace. What is in a chart is placed by Helm.
_is_unplaced(object_) if {
	object.get(object_.value, ["metadata", "namespace"], "") in {"", null}
	not sources.charted(object_.file)
}

_nearest(value) := ["metadata"] if {
	is_object(value.metadata)
} else := []

# Roles and policies are about their namespace, not in it by chance.
_namespaced(object_) if {
	object_.workload
	not kubernetes.holds_manifests(object_.value)
}

_namespaced(object_) if {
	object_.kind in {
		"ConfigMap", "HorizontalPodAutoscaler", "Ingress", "PersistentVolumeClaim", "PodDisruptionBudget", "Secret",
		"Service",
	}
	not object_.patch
	not _its_own(object_)
}

_namespaced(object_) if {
	object_.kind == "ServiceAccount"
	not object_.patch
	object_.name != "default"
}

# The Service of the API server.
_its_own(object_) if {
	object_.kind == "Service"
	object_.name == "kubernetes"
}
