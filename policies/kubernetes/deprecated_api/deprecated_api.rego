# METADATA
# title: API version that Kubernetes has removed
# description: >-
#   An object is written in a version of the API that current releases of Kubernetes do not serve any more. Applying it fails
#   there, so the upgrade of the cluster, or the next restore or new cluster, stops at this file.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
#     description: Deprecated API migration guide
# custom:
#   severity: medium
#   kinds: [kubernetes]
#   remediation: >-
#     Write the new `apiVersion` and the fields that changed with it; the migration guide lists them by kind, and
#     `kubectl convert -f` does most of it. Objects that the cluster keeps need no migration: it serves them in every version that it knows.
package kubernetes.deprecated_api

import data.lib.fix
import data.lib.kubernetes

deny contains object.union({"message": message, "at": ["apiVersion"]}, _remedy(replacement)) if {
	_early
	[release, replacement] := _removed[input.apiVersion][input.kind]
	message := sprintf("%s uses %s, which Kubernetes %s removed; %s", [
		kubernetes.name,
		input.apiVersion,
		release,
		_advice(replacement),
	])
}

# Whether it is an early version of a group of Kubernetes, so that most objects need not look into the table.
_early if regex.match(`^([a-z]+|[a-z.]+\.k8s\.io)/v[12](alpha|beta)`, input.apiVersion)

_advice(replacement) := sprintf("use %s", [replacement]) if contains(replacement, "/")

_advice("") := "use Pod Security Admission"

# By API version and kind: the release without it, and what replaces it.
_removed := {
	"admissionregistration.k8s.io/v1beta1": _v1("1.22", "admissionregistration.k8s.io/v1", {
		"MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
	}),
	"apiextensions.k8s.io/v1beta1": _v1("1.22", "apiextensions.k8s.io/v1", {"CustomResourceDefinition"}),
	"apiregistration.k8s.io/v1beta1": _v1("1.22", "apiregistration.k8s.io/v1", {"APIService"}),
	"apps/v1beta1": _v1("1.16", "apps/v1", {"ControllerRevision", "Deployment", "ReplicaSet", "StatefulSet"}),
	"apps/v1beta2": _v1("1.16", "apps/v1", {"ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"}),
	"authentication.k8s.io/v1beta1": _v1("1.22", "authentication.k8s.io/v1", {"TokenReview"}),
	"authorization.k8s.io/v1beta1": _v1("1.22", "authorization.k8s.io/v1", {
		"LocalSubjectAccessReview", "SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview",
	}),
	"autoscaling/v2beta1": _v1("1.25", "autoscaling/v2", {"HorizontalPodAutoscaler"}),
	"autoscaling/v2beta2": _v1("1.26", "autoscaling/v2", {"HorizontalPodAutoscaler"}),
	"batch/v1beta1": _v1("1.25", "batch/v1", {"CronJob"}),
	"batch/v2alpha1": _v1("1.21", "batch/v1", {"CronJob"}),
	"certificates.k8s.io/v1beta1": _v1("1.22", "certificates.k8s.io/v1", {"CertificateSigningRequest"}),
	"coordination.k8s.io/v1beta1": _v1("1.22", "coordination.k8s.io/v1", {"Lease"}),
	"discovery.k8s.io/v1beta1": _v1("1.25", "discovery.k8s.io/v1", {"EndpointSlice"}),
	"events.k8s.io/v1beta1": _v1("1.25", "events.k8s.io/v1", {"Event"}),
	"extensions/v1beta1": object.union_n([
		_v1("1.16", "apps/v1", {"DaemonSet", "Deployment", "ReplicaSet"}),
		_v1("1.16", "networking.k8s.io/v1", {"NetworkPolicy"}),
		_v1("1.16", "", {"PodSecurityPolicy"}),
		_v1("1.22", "networking.k8s.io/v1", {"Ingress"}),
	]),
	"flowcontrol.apiserver.k8s.io/v1beta1": _v1("1.26", "flowcontrol.apiserver.k8s.io/v1", _flows),
	"flowcontrol.apiserver.k8s.io/v1beta2": _v1("1.29", "flowcontrol.apiserver.k8s.io/v1", _flows),
	"flowcontrol.apiserver.k8s.io/v1beta3": _v1("1.32", "flowcontrol.apiserver.k8s.io/v1", _flows),
	"networking.k8s.io/v1beta1": _v1("1.22", "networking.k8s.io/v1", {"Ingress", "IngressClass"}),
	"node.k8s.io/v1beta1": _v1("1.25", "node.k8s.io/v1", {"RuntimeClass"}),
	"policy/v1beta1": object.union(
		_v1("1.25", "policy/v1", {"PodDisruptionBudget"}),
		_v1("1.25", "", {"PodSecurityPolicy"}),
	),
	"rbac.authorization.k8s.io/v1beta1": _v1("1.22", "rbac.authorization.k8s.io/v1", {
		"ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding",
	}),
	"scheduling.k8s.io/v1beta1": _v1("1.22", "scheduling.k8s.io/v1", {"PriorityClass"}),
	"storage.k8s.io/v1beta1": object.union(
		_v1("1.22", "storage.k8s.io/v1", {"CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"}),
		_v1("1.27", "storage.k8s.io/v1", {"CSIStorageCapacity"}),
	),
}

_flows := {"FlowSchema", "PriorityLevelConfiguration"}

_v1(release, replacement, kinds) := {kind: [release, replacement] | some kind in kinds}

# Where more than the version changed, the object has to be rewritten.
_remedy(replacement) := {"fix": fix.unsafe(sprintf("Use %s", [replacement]), [fix.set(["apiVersion"], replacement)])} if {
	contains(replacement, "/")
	not input.kind in {"CustomResourceDefinition", "Event", "HorizontalPodAutoscaler", "Ingress"}
	not _lacks
} else := {}

# Whether the new version asks for more than the object says, or has another field for what it says.
_lacks if {
	input.kind in {"DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"}
	not _filled(object.get(input, ["spec", "selector"], []))
}

_lacks if {
	some field in ["rollbackTo", "templateGeneration"]
	input.spec[field]
}

_lacks if {
	input.kind in {"MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"}
	some webhook in input.webhooks
	not _complete(webhook)
}

_lacks if {
	input.kind == "CertificateSigningRequest"
	object.get(input, ["spec", "signerName"], "") in {"", "kubernetes.io/legacy-unknown"}
}

_lacks if {
	input.kind == "CertificateSigningRequest"
	not _filled(object.get(input, ["spec", "usages"], []))
}

_lacks if {
	some endpoint in input.endpoints
	endpoint.topology
}

_lacks if input.spec.limited.assuredConcurrencyShares

_complete(webhook) if {
	webhook.sideEffects in {"None", "NoneOnDryRun"}
	_filled(webhook.admissionReviewVersions)
}

_filled(value) if some _ in value
