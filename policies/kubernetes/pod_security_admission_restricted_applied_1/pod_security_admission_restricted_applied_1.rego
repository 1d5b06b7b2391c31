# METADATA
# title: Namespace that does not enforce restricted
# description: >-
#   A namespace does not tell Pod Security Admission to enforce `restricted`, the standard for ordinary applications:
#   pods that run as root, may gain privileges or keep their capabilities are let in. One that enforces nothing at all
#   is also told of by kubernetes.pod_security_labels.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
#     description: Pod Security Admission labels
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, restricted
# custom:
#   severity: low
#   kinds: [kubernetes/Namespace]
#   remediation: >-
#     Set the label `pod-security.kubernetes.io/enforce: restricted`; try first with `warn`, or `kubectl label
#     --dry-run=server`, which names the running pods that would be refused. Add namespaces of node agents to `allowed`.
#   controls:
#     pss: [restricted]
#   parameters:
#     allowed:
#       default: [kube-node-lease, kube-public, kube-system]
#       description: Names of namespaces that may go without.
#   overlaps: [kubernetes.pod_security_labels]
package kubernetes.pod_security_admission_restricted_applied_1

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

# A patch of a Namespace leaves out labels that the Namespace has.
applies if not kubernetes.partial

applies if input.metadata.labels[_enforce]

deny contains {"message": message, "at": at, "fix": remedy} if {
	_is_judged
	not placeholders.whole(_labels)
	level := object.get(_given, _enforce, null)
	level != "restricted"
	not placeholders.whole(level)
	message := sprintf("%s %s", [kubernetes.name, _words(level)])
	at := _nearest(level)
	remedy := fix.unsafe("Enforce the Pod Security Standard restricted", [fix.set(["metadata", "labels", _enforce], "restricted")])
}

unknown contains placeholders.finding(what, placeholder, at) if {
	_is_judged
	some [value, at] in [[_labels, ["metadata", "labels"]], [object.get(_given, _enforce, null), ["metadata", "labels", _enforce]]]
	placeholder := placeholders.whole(value)
	placeholders.filled(value) != "restricted"
	what := sprintf("what %s enforces", [kubernetes.name])
}

_is_judged if {
	input.kind == "Namespace"
	not object.get(input, ["metadata", "name"], "") in data.karat.parameters.allowed
}

_enforce := "pod-security.kubernetes.io/enforce"

_labels := object.get(input, ["metadata", "labels"], null)

_given := _labels if {
	is_object(_labels)
} else := {}

_words(null) := "does not enforce the Pod Security Standard restricted"

_words(level) := sprintf("enforces %v, and not the Pod Security Standard restricted", [level]) if level != null

_nearest(level) := ["metadata", "labels", _enforce] if {
	level != null
} else := ["metadata", "labels"] if {
	is_object(_labels)
} else := ["metadata"] if {
	is_object(object.get(input, "metadata", null))
} else := []
