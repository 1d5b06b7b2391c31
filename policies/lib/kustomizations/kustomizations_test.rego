package lib.kustomizations_test

import data.lib.kustomizations

_documents(values) := {"documents": {"kustomization": [{"path": path, "value": value} | some path, value in values]}}

_shop := {
	"prod/kustomization.yaml": {"labels": [{"pairs": {"env": "prod"}}], "resources": ["../base"], "components": ["../parts/a"]},
	"base/kustomization.yaml": {"commonLabels": {"app": "shop"}, "resources": ["web.yaml"]},
	"parts/a/kustomization.yaml": {"kind": "Component", "commonLabels": {"part": "a"}, "resources": ["a.yaml"]},
	"parts/b/kustomization.yaml": {"kind": "Component", "resources": ["b.yaml"]},
}

test_gives_the_labels_of_what_is_collected if {
	kustomizations.labels_of("base/web.yaml") == {{"app": "shop"}, {"env": "prod"}, {"part": "a"}} with input as _documents(_shop)
	kustomizations.labels_of("parts/b/b.yaml") == set() with input as _documents(_shop)
	kustomizations.labels_of("base/other.yaml") == set() with input as _documents(_shop)
}

test_knows_components_that_nothing_takes_in if {
	kustomizations.idle("parts/b/b.yaml") with input as _documents(_shop)
	not kustomizations.idle("parts/a/a.yaml") with input as _documents(_shop)
	not kustomizations.idle("base/web.yaml") with input as _documents(_shop)
	not kustomizations.idle("other.yaml") with input as _documents(_shop)
}

test_knows_components_that_flux_takes_in if {
	sync := {
		"apiVersion": "kustomize.toolkit.fluxcd.io/v1",
		"kind": "Kustomization",
		"spec": {"path": "./apps/web", "components": ["../../parts/b"]},
	}
	documents := object.union(_documents(_shop).documents, {"kubernetes": [{"path": "a.yaml", "value": sync}]})
	not kustomizations.idle("parts/b/b.yaml") with input as {"documents": documents}
}

test_knows_components_that_argo_takes_in if {
	source := {"path": "apps/web", "kustomize": {"components": ["../../parts/b"]}}
	application := {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"sources": [source]}}
	documents := object.union(_documents(_shop).documents, {"kubernetes": [{"path": "a.yaml", "value": application}]})
	not kustomizations.idle("parts/b/b.yaml") with input as {"documents": documents}
}
