package delivery.manual_sync_test

import data.delivery.manual_sync

_application(spec) := {
	"apiVersion": "argoproj.io/v1alpha1",
	"kind": "Application",
	"metadata": {"name": "shop"},
	"spec": spec,
}

_found(at) := {{"message": `Application "shop" is synced by hand`, "at": at}}

test_finds_applications_without_automated_sync if {
	manual_sync.deny == _found(["spec"]) with input as _application({"project": "default"})
	manual_sync.deny == _found(["spec", "syncPolicy"]) with input as _application({"syncPolicy": {"syncOptions": []}})
	manual_sync.deny == _found(["spec", "syncPolicy"]) with input as _application({"syncPolicy": {"automated": {"enabled": false}}})
}

test_finds_sets_of_applications if {
	manual_sync.deny == {{
		"message": `ApplicationSet "shops" is synced by hand`,
		"at": ["spec", "template", "spec"],
	}} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "ApplicationSet",
		"metadata": {"name": "shops"},
		"spec": {"template": {"spec": {"project": "default"}}},
	}
}

_flux(spec) := {
	"apiVersion": "kustomize.toolkit.fluxcd.io/v1",
	"kind": "Kustomization",
	"metadata": {"name": "apps"},
	"spec": spec,
}

test_finds_what_is_suspended if {
	manual_sync.deny == {{
		"message": `Kustomization "apps" is suspended`,
		"at": ["spec", "suspend"],
	}} with input as _flux({"path": "./apps", "suspend": true})
}

test_accepts_what_is_synced if {
	manual_sync.deny == set() with input as _application({"syncPolicy": {"automated": {}}})
	manual_sync.deny == set() with input as _application({"syncPolicy": {"automated": {"prune": true}}})
	manual_sync.deny == set() with input as _flux({"path": "./apps"})
}

test_accepts_other_kinds if {
	manual_sync.deny == set() with input as {"apiVersion": "app.k8s.io/v1", "kind": "Application", "spec": {}}
	manual_sync.deny == set() with input as {"kind": "Pod"}
	not manual_sync.applies with input as {"apiVersion": "argoproj.io/v1alpha1", "kind": "AppProject", "spec": {}}
}

test_asks_a_patch_for_what_it_says if {
	patch := {"patch": true}
	manual_sync.deny == set() with input as _application({"project": "shop"}) with data.karat.source as patch
	count(manual_sync.deny) == 1 with input as _application({"syncPolicy": {}}) with data.karat.source as patch
	count(manual_sync.deny) == 1 with input as _flux({"suspend": true}) with data.karat.source as patch
}
