package kubernetes.deprecated_api_test

import data.kubernetes.deprecated_api
import data.lib.fix

_object(api, kind) := {"apiVersion": api, "kind": kind, "metadata": {"name": "web"}}

test_finds_removed_versions if {
	every case_ in [
		["extensions/v1beta1", "Ingress", "1.22", "networking.k8s.io/v1"],
		["extensions/v1beta1", "Deployment", "1.16", "apps/v1"],
		["apps/v1beta1", "StatefulSet", "1.16", "apps/v1"],
		["batch/v1beta1", "CronJob", "1.25", "batch/v1"],
		["autoscaling/v2beta2", "HorizontalPodAutoscaler", "1.26", "autoscaling/v2"],
		["policy/v1beta1", "PodDisruptionBudget", "1.25", "policy/v1"],
		["storage.k8s.io/v1beta1", "CSIStorageCapacity", "1.27", "storage.k8s.io/v1"],
		["flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", "1.32", "flowcontrol.apiserver.k8s.io/v1"],
	] {
		[api, kind, release, replacement] := case_
		fix.bare(deprecated_api.deny) == {{
			"message": sprintf(
				"%s \"web\" uses %s, which Kubernetes %s removed; use %s",
				[kind, api, release, replacement],
			),
			"at": ["apiVersion"],
		}} with input as _object(api, kind)
	}
}

test_finds_kinds_that_nothing_of_the_same_name_replaces if {
	fix.bare(deprecated_api.deny) == {{
		"message": "PodSecurityPolicy \"web\" uses policy/v1beta1, which Kubernetes 1.25 removed; use Pod Security Admission",
		"at": ["apiVersion"],
	}} with input as _object("policy/v1beta1", "PodSecurityPolicy")
}

_mended(object_) := fixes if {
	fixes := {edit.value | some violation in deprecated_api.deny; some edit in violation.fix.edits} with input as object_
}

_selected := {"spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {}}}

_webhook := {"name": "a.example.com", "sideEffects": "None", "admissionReviewVersions": ["v1"]}

test_mends_what_only_the_version_changes_of if {
	_mended(_object("rbac.authorization.k8s.io/v1beta1", "Role")) == {"rbac.authorization.k8s.io/v1"}
	_mended(_object("apps/v1beta1", "ControllerRevision")) == {"apps/v1"}
	_mended(object.union(_object("extensions/v1beta1", "Deployment"), _selected)) == {"apps/v1"}
	kind := "MutatingWebhookConfiguration"
	hooks := object.union(_object("admissionregistration.k8s.io/v1beta1", kind), {"webhooks": [_webhook]})
	_mended(hooks) == {"admissionregistration.k8s.io/v1"}
	request := _object("certificates.k8s.io/v1beta1", "CertificateSigningRequest")
	signed := {"spec": {"signerName": "kubernetes.io/kubelet-serving", "usages": ["server auth"]}}
	_mended(object.union(request, signed)) == {"certificates.k8s.io/v1"}
}

test_mends_nothing_where_the_new_version_asks_for_more if {
	every object_ in [
		_object("extensions/v1beta1", "Deployment"),
		object.union(_object("extensions/v1beta1", "Deployment"), {"spec": {"selector": null}}),
		object.union(_object("extensions/v1beta1", "Deployment"), object.union(_selected, {"spec": {"rollbackTo": {"revision": 1}}})),
		object.union(_object("admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration"), {"webhooks": [
			_webhook,
			object.remove(_webhook, ["sideEffects"]),
		]}),
		object.union(_object("admissionregistration.k8s.io/v1beta1", "ValidatingWebhookConfiguration"), {"webhooks": [
			object.remove(_webhook, ["admissionReviewVersions"]),
		]}),
		_object("certificates.k8s.io/v1beta1", "CertificateSigningRequest"),
		object.union(
			_object("certificates.k8s.io/v1beta1", "CertificateSigningRequest"),
			{"spec": {"signerName": "kubernetes.io/kubelet-serving"}},
		),
		object.union(_object("discovery.k8s.io/v1beta1", "EndpointSlice"), {"endpoints": [{"topology": {"a": "b"}}]}),
		object.union(
			_object("flowcontrol.apiserver.k8s.io/v1beta2", "PriorityLevelConfiguration"),
			{"spec": {"limited": {"assuredConcurrencyShares": 5}}},
		),
	] {
		count(deprecated_api.deny) == 1 with input as object_
		_mended(object_) == set()
	}
}

test_accepts_versions_that_are_served if {
	every case_ in [
		["apps/v1", "Deployment"],
		["batch/v1", "CronJob"],
		["networking.k8s.io/v1", "Ingress"],
		["autoscaling/v1", "HorizontalPodAutoscaler"],
		["networking.istio.io/v1beta1", "Gateway"],
		["networking.k8s.io/v1beta1", "ServiceCIDR"],
	] {
		deprecated_api.deny == set() with input as _object(case_[0], case_[1])
	}
	deprecated_api.deny == set() with input as {"kind": "Ingress"}
}
