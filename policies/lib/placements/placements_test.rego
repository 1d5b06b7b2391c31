package lib.placements_test

import data.lib.placements

_kustomizations(values) := {"documents": {"kustomization": [{"path": path, "value": value} | some path, value in values]}}

_objects(values) := {"documents": {"kubernetes": [{"path": "apps.yaml", "labels": ["kubernetes"], "value": value} |
	some value in values
]}}

_argo(kind, spec) := {"apiVersion": "argoproj.io/v1alpha1", "kind": kind, "spec": spec}

_flux(spec) := {"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": "Kustomization", "spec": spec}

test_places_nothing_by_itself if {
	placements.namespaces("web.yaml") == set() with input as {"documents": {}}
	placements.namespaces("web.yaml") == set() with input as _kustomizations({"kustomization.yaml": {"resources": ["web.yaml"]}})
}

test_places_what_a_kustomization_collects if {
	documents := _kustomizations({
		"overlays/prod/kustomization.yaml": {"namespace": "shop", "resources": ["../../base", "../more.yaml"]},
		"base/kustomization.yaml": {"resources": ["web.yaml", "sub/api.yaml"], "patches": [{"path": "patches/a.yaml"}]},
		"other/kustomization.yaml": {"resources": ["web.yaml"]},
	})
	every file in ["base/web.yaml", "base/sub/api.yaml", "base/patches/a.yaml", "overlays/more.yaml", "overlays/prod/x.yaml"] {
		placements.namespaces(file) == {"shop"} with input as documents
	}
	every file in ["other/web.yaml", "web.yaml", "base/deeper/web.yaml"] {
		placements.namespaces(file) == set() with input as documents
	}
}

test_places_what_takes_a_component_in if {
	documents := _kustomizations({
		"parts/a/kustomization.yaml": {"namespace": "shop"},
		"app/kustomization.yaml": {"components": ["../parts/a"], "resources": ["web.yaml"]},
	})
	placements.namespaces("app/web.yaml") == {"shop"} with input as documents
}

test_places_components_that_flux_adds if {
	sync := _flux({"path": "./apps/web", "components": ["../../parts/a"], "targetNamespace": "shop"})
	placements.namespaces("parts/a/hpa.yaml") == {"shop"} with input as _objects([sync])
}

test_does_not_know_namespaces_that_come_later if {
	documents := _kustomizations({"kustomization.yaml": {"namespace": "${NAMESPACE}", "resources": ["web.yaml"]}})
	placements.namespaces("web.yaml") == {""} with input as documents
}

test_places_what_an_application_names if {
	spec := {"destination": {"namespace": "shop"}, "source": {"path": "./deploy/"}}
	every object_ in [
		_argo("Application", spec),
		_argo("Application", {"destination": {"namespace": "shop"}, "sources": [{"chart": "x"}, {"path": "deploy"}]}),
		_argo("ApplicationSet", {"template": {"spec": spec}}),
		_flux({"path": "./deploy", "targetNamespace": "shop"}),
	] {
		placements.namespaces("deploy/a/web.yaml") == {"shop"} with input as _objects([object_])
		placements.namespaces("other/web.yaml") == set() with input as _objects([object_])
	}
	every object_ in [
		_argo("Application", {}),
		_argo("ApplicationSet", {"template": {"spec": {"source": {"path": "{{ path }}"}}}}),
		_flux({}),
	] {
		placements.namespaces("other/web.yaml") == {""} with input as _objects([object_])
	}
	chart := _argo("Application", {"source": {"chart": "web"}})
	placements.namespaces("other/web.yaml") == set() with input as _objects([chart])
}

test_places_what_the_kustomization_of_an_application_collects if {
	documents := object.union(
		_objects([_flux({"path": "apps/prod", "targetNamespace": "shop"})]),
		_kustomizations({"apps/prod/kustomization.yaml": {"resources": ["../base/web.yaml"]}}),
	)
	placements.namespaces("apps/base/web.yaml") == {"shop"} with input as documents
}
