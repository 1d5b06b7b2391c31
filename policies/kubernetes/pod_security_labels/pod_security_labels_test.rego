package kubernetes.pod_security_labels_test

import data.kubernetes.pod_security_labels
import data.lib.fix

_namespace(metadata) := {"apiVersion": "v1", "kind": "Namespace", "metadata": object.union({"name": "shop"}, metadata)}

_enforce(level) := _namespace({"labels": {"pod-security.kubernetes.io/enforce": level}})

_allowed := {"allowed": ["kube-system"]}

_denied(object_) := findings if {
	findings := fix.bare(pod_security_labels.deny) with input as object_ with data.karat.parameters as _allowed
}

test_finds_namespaces_without_the_label if {
	message := "Namespace \"shop\" enforces no Pod Security Standard"
	_denied(_namespace({})) == {{"message": message, "at": ["metadata"]}}
	_denied(_namespace({"labels": null})) == {{"message": message, "at": ["metadata"]}}
	warn := _namespace({"labels": {"pod-security.kubernetes.io/warn": "restricted"}})
	_denied(warn) == {{"message": message, "at": ["metadata", "labels"]}}
	_denied({"kind": "Namespace"}) == {{
		"message": "Namespace \"\" enforces no Pod Security Standard",
		"at": [],
	}}
}

test_finds_levels_that_forbid_nothing if {
	at := ["metadata", "labels", "pod-security.kubernetes.io/enforce"]
	_denied(_enforce("privileged")) == {{
		"message": "Namespace \"shop\" enforces the Pod Security Standard privileged, which forbids nothing",
		"at": at,
	}}
	_denied(_enforce("Baseline")) == {{
		"message": "Namespace \"shop\" enforces Baseline, which is no Pod Security Standard",
		"at": at,
	}}
}

test_accepts_enforced_standards if {
	every level in ["baseline", "restricted", "${level}", "{{ .Values.level }}"] {
		_denied(_enforce(level)) == set()
	}
}

test_accepts_allowed_namespaces if {
	_denied(_namespace({"name": "kube-system"})) == set()
}

test_accepts_other_kinds if {
	_denied({"kind": "Pod", "metadata": {"name": "web"}}) == set()
}

test_judges_names_that_are_no_texts if {
	count(_denied(_namespace({"name": 2024}))) == 1
}

test_leaves_to_kustomize_what_it_renames if {
	_denied(_namespace({"name": "_"})) == set()
}

test_does_not_know_what_is_filled_in_later if {
	every level in ["${LEVEL}", "$LEVEL", "{{ .Values.level }}"] {
		_denied(_enforce(level)) == set()
		count(_unknown(_enforce(level))) == 1
	}
	_unknown(_enforce("${LEVEL:-baseline}")) == set()
}

_unknown(object_) := findings if {
	findings := pod_security_labels.unknown with input as object_ with data.karat.parameters as _allowed
}

test_does_not_know_labels_that_come_as_a_whole if {
	open := _namespace({"labels": "${local.labels}"})
	_denied(open) == set()
	pod_security_labels.unknown == {{
		"message": "what Namespace \"shop\" enforces comes from ${local.labels}, which is filled in later",
		"at": ["metadata", "labels"],
	}} with input as open with data.karat.parameters as _allowed
}

test_asks_a_patch_for_what_it_says if {
	pod_security_labels.applies with input as _namespace({}) with data.karat.source as {"patch": false}
	pod_security_labels.applies with input as _enforce("privileged") with data.karat.source as {"patch": true}
	not pod_security_labels.applies with input as _namespace({}) with data.karat.source as {"patch": true}
}
