package kubernetes.apparmor_test

import data.kubernetes.apparmor
import data.lib.fix

_profile(type) := {"appArmorProfile": {"type": type}}

_pod(security, container) := {
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"securityContext": security, "containers": [{"name": "web", "securityContext": container}]},
}

_annotated(annotations) := {
	"kind": "Deployment",
	"metadata": {"name": "web"},
	"spec": {"template": {"metadata": {"annotations": annotations}, "spec": {"containers": [{"name": "web"}]}}},
}

_key := "container.apparmor.security.beta.kubernetes.io/web"

test_finds_profiles_of_pods_and_containers if {
	fix.bare(apparmor.deny) == {
		{
			"message": "Pod \"web\" uses the AppArmor profile Unconfined",
			"at": ["spec", "securityContext", "appArmorProfile", "type"],
		},
		{
			"message": "container \"web\" uses the AppArmor profile unconfined",
			"at": ["spec", "containers", 0, "securityContext", "appArmorProfile", "type"],
		},
	} with input as _pod(_profile("Unconfined"), _profile("unconfined"))
}

test_finds_annotations if {
	finding := {
		"message": "container \"web\" uses the AppArmor profile unconfined",
		"at": ["spec", "template", "metadata", "annotations", _key],
	}
	fix.bare(apparmor.deny) == {finding} with input as _annotated({_key: "unconfined"})
	pod := {"kind": "Pod", "metadata": {"annotations": {_key: "custom"}}, "spec": {"containers": []}}
	fix.bare(apparmor.deny) == {{
		"message": "container \"web\" uses the AppArmor profile custom",
		"at": ["metadata", "annotations", _key],
	}} with input as pod
}

test_accepts_profiles_of_the_runtime_and_the_node if {
	apparmor.deny == set() with input as _pod(_profile("RuntimeDefault"), _profile("Localhost"))
	apparmor.deny == set() with input as _annotated({_key: "runtime/default"})
	apparmor.deny == set() with input as _annotated({_key: "localhost/web-profile"})
	apparmor.deny == set() with input as _annotated({_key: ""})
}

test_accepts_pods_without_a_word_about_it if {
	apparmor.deny == set() with input as _pod(null, null)
	apparmor.deny == set() with input as _pod({"appArmorProfile": null}, {"runAsUser": 1000})
	apparmor.deny == set() with input as _annotated(null)
	apparmor.deny == set() with input as _annotated({"example.com/profile": "unconfined"})
}

test_accepts_annotations_outside_of_the_template if {
	apparmor.deny == set() with input as {
		"kind": "Deployment",
		"metadata": {"annotations": {_key: "unconfined"}},
		"spec": {"template": {"spec": {"containers": [{"name": "web"}]}}},
	}
}

test_accepts_other_kinds if {
	apparmor.deny == set() with input as {"kind": "ConfigMap", "metadata": {"annotations": {_key: "unconfined"}}}
}

test_does_not_know_what_is_filled_in_later if {
	apparmor.deny == set() with input as _pod(_profile("${PROFILE}"), null)
	count(apparmor.unknown) == 1 with input as _pod(_profile("${PROFILE}"), null)
	apparmor.unknown == set() with input as _pod(_profile("${PROFILE:-RuntimeDefault}"), null)
}

test_does_not_know_annotations_that_are_filled_in_later if {
	apparmor.deny == set() with input as _annotated({_key: "${PROFILE}"})
	apparmor.unknown == {{
		"message": "the AppArmor profile of container \"web\" comes from ${PROFILE}, which is filled in later",
		"at": ["spec", "template", "metadata", "annotations", _key],
	}} with input as _annotated({_key: "${PROFILE}"})
	every profile in ["localhost/${PROFILE}", "${PROFILE:-runtime/default}", "runtime/default", "unconfined"] {
		apparmor.unknown == set() with input as _annotated({_key: profile})
	}
}
