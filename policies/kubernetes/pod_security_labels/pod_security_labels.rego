# METADATA
# title: Namespace without an enforced Pod Security Standard
# description: >-
#   A namespace does not tell Pod Security Admission what to enforce, or tells it `privileged`, which is the same. Any pod is
#   let in, privileged ones on the node's network and file system too, so whoever may create a pod there may take the node. The
#   labels `warn` and `audit` only report.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
#     description: Pod Security Admission labels
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
# custom:
#   severity: medium
#   kinds: [kubernetes/Namespace]
#   remediation: >-
#     Set the label `pod-security.kubernetes.io/enforce` to `restricted`, or `baseline` where a workload needs more. Try
#     first with `warn`, or `kubectl label --dry-run=server`, which names the running pods that would be refused. Add namespaces of
#     node agents, and those that another admission policy (Kyverno, Gatekeeper) watches, to `allowed`.
#   controls:
#     cis_kubernetes_1_10: ["5.2.1"]
#     nsa_cisa_1_2: [pod-security]
#   parameters:
#     allowed:
#       default: [kube-node-lease, kube-public, kube-system]
#       description: Names of namespaces that may go without.
package kubernetes.pod_security_labels

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

# A patch of a Namespace leaves out labels that the Namespace has.
applies if not kubernetes.partial

applies if input.metadata.labels[_enforce]

deny contains object.union({"message": message, "at": at}, _remedy) if {
	[reason, at] := _unprotected
	message := sprintf("Namespace %q %s", [_judged, reason])
}

_judged := name if {
	input.kind == "Namespace"
	name := sprintf("%v", [object.get(input, ["metadata", "name"], "")])
	not name in data.karat.parameters.allowed
	not _is_renamed(name)
}

# No Namespace can be called so: a kustomization puts its own `namespace` in place of it.
_is_renamed(name) if regex.match(`^_+$`, name)

_enforce := "pod-security.kubernetes.io/enforce"

unknown contains finding if {
	level := input.metadata.labels[_enforce]
	placeholder := placeholders.whole(level)
	not placeholders.filled(level) in _standards
	finding := placeholders.finding(sprintf("what Namespace %q enforces", [_judged]), placeholder, ["metadata", "labels", _enforce])
}

unknown contains finding if {
	_judged
	placeholder := placeholders.whole(_labels)
	finding := placeholders.finding(sprintf("what Namespace %q enforces", [_judged]), placeholder, ["metadata", "labels"])
}

_labels := object.get(input, ["metadata", "labels"], {})

_standards := {"baseline", "restricted"}

_unprotected := ["enforces no Pod Security Standard", _nearest] if {
	not placeholders.whole(_labels)
	object.get(input, ["metadata", "labels", _enforce], null) == null
} else := ["enforces the Pod Security Standard privileged, which forbids nothing", ["metadata", "labels", _enforce]] if {
	input.metadata.labels[_enforce] == "privileged"
} else := [sprintf("enforces %v, which is no Pod Security Standard", [level]), ["metadata", "labels", _enforce]] if {
	level := input.metadata.labels[_enforce]
	not level in _standards
	not placeholders.whole(level)
}

_nearest := ["metadata", "labels"] if {
	is_object(object.get(input, ["metadata", "labels"], null))
} else := ["metadata"] if {
	is_object(object.get(input, "metadata", null))
} else := []

_remedy := {"fix": fix.unsafe("Enforce the Pod Security Standard baseline", [edit])} if {
	edit := fix.set(["metadata", "labels", _enforce], "baseline")
}
