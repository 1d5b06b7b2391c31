package kubernetes.pod_security_admission_restricted_applied_1_test

import data.kubernetes.pod_security_admission_restricted_applied_1
import data.lib.fix

_enforce := "pod-security.kubernetes.io/enforce"

_namespace(labels) := {"kind": "Namespace", "metadata": {"name": "shop", "labels": labels}}

_parameters := {"allowed": ["kube-system"]}

_found := fix.bare(pod_security_admission_restricted_applied_1.deny)

test_finds_namespaces_that_enforce_less if {
	found := _found with input as _namespace({_enforce: "baseline"}) with data.karat.parameters as _parameters
	found == {{
		"message": "Namespace \"shop\" enforces baseline, and not the Pod Security Standard restricted",
		"at": ["metadata", "labels", _enforce],
	}}
	message := "Namespace \"shop\" does not enforce the Pod Security Standard restricted"
	bare := _found with input as _namespace({"team": "shop"}) with data.karat.parameters as _parameters
	bare == {{"message": message, "at": ["metadata", "labels"]}}
	unlabelled := _found with input as _namespace(null) with data.karat.parameters as _parameters
	unlabelled == {{"message": message, "at": ["metadata"]}}
}

test_accepts_others if {
	pod_security_admission_restricted_applied_1.deny == set() with input as _namespace({_enforce: "restricted"}) with data.karat.parameters as _parameters
	system := {"kind": "Namespace", "metadata": {"name": "kube-system"}}
	pod_security_admission_restricted_applied_1.deny == set() with input as system with data.karat.parameters as _parameters
	pod_security_admission_restricted_applied_1.deny == set() with input as {"kind": "Pod", "metadata": {}} with data.karat.parameters as _parameters
}

test_finds_odd_shapes if {
	every namespace in [{"kind": "Namespace"}, {"kind": "Namespace", "metadata": "shop"}, _namespace(["a"])] {
		found := pod_security_admission_restricted_applied_1.deny with input as namespace with data.karat.parameters as _parameters
		count(found) == 1
	}
}

test_asks_patches_only_for_what_they_say if {
	not pod_security_admission_restricted_applied_1.applies with input as _namespace({}) with data.karat.source as {"patch": true}
	pod_security_admission_restricted_applied_1.applies with input as _namespace({}) with data.karat.source as {"patch": false}
	said := _namespace({_enforce: "baseline"})
	pod_security_admission_restricted_applied_1.applies with input as said with data.karat.source as {"patch": true}
}

test_does_not_know_what_is_filled_in_later if {
	every labels in [{_enforce: "${LEVEL}"}, "${LABELS}"] {
		pod_security_admission_restricted_applied_1.deny == set() with input as _namespace(labels) with data.karat.parameters as _parameters
		found := pod_security_admission_restricted_applied_1.unknown with input as _namespace(labels) with data.karat.parameters as _parameters
		count(found) == 1
	}
}
