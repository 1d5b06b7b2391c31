package kubernetes.tiller_test

import data.kubernetes.tiller

_deployment(metadata, image) := {
	"kind": "Deployment",
	"metadata": metadata,
	"spec": {"template": {"spec": {"containers": [{"name": "main", "image": image}]}}},
}

_image := ["spec", "template", "spec", "containers", 0, "image"]

test_finds_the_image if {
	every image in ["tiller", "gcr.io/kubernetes-helm/tiller:v2.17.0", "ghcr.io/helm/tiller@sha256:abc"] {
		tiller.deny == {{
			"message": "Deployment \"packages\" runs Tiller",
			"at": _image,
		}} with input as _deployment({"name": "packages"}, image)
	}
}

test_finds_the_name if {
	every name in ["tiller", "tiller-deploy", "team-tiller"] {
		tiller.deny == {{
			"message": sprintf("Deployment %q runs Tiller", [name]),
			"at": ["metadata", "name"],
		}} with input as _deployment({"name": name}, "registry.example.com/helm:2.17.0")
	}
}

test_finds_the_labels if {
	metadata := {"name": "packages", "labels": {"app": "helm", "name": "tiller"}}
	tiller.deny == {{
		"message": "Deployment \"packages\" runs Tiller",
		"at": ["metadata", "labels"],
	}} with input as _deployment(metadata, "registry.example.com/helm:2.17.0")
}

test_finds_the_labels_of_the_template if {
	template := {"metadata": {"labels": {"name": "tiller"}}, "spec": {"containers": []}}
	tiller.deny == {{
		"message": "Deployment \"packages\" runs Tiller",
		"at": ["spec", "template", "metadata", "labels"],
	}} with input as {"kind": "Deployment", "metadata": {"name": "packages"}, "spec": {"template": template}}
}

test_finds_several_containers_once if {
	spec := {"containers": [{"image": "sidecar"}, {"image": "tiller"}]}
	tiller.deny == {{
		"message": "Pod \"packages\" runs Tiller",
		"at": ["spec", "containers", 1, "image"],
	}} with input as {"kind": "Pod", "metadata": {"name": "packages"}, "spec": spec}
}

test_accepts_other_workloads if {
	tiller.deny == set() with input as _deployment({"name": "rototiller"}, "registry.example.com/rototiller:1.0")
	tiller.deny == set() with input as _deployment({"name": "web", "labels": {"app": "helm"}}, "tiller/web:1.0")
	tiller.deny == set() with input as {"kind": "Pod", "spec": {}}
}

test_accepts_other_kinds if {
	tiller.deny == set() with input as {"kind": "ServiceAccount", "metadata": {"name": "tiller"}}
}

test_finds_it_once_where_several_containers_run_it if {
	spec := {"containers": [{"image": "tiller"}], "initContainers": [{"image": "tiller"}]}
	tiller.deny == {{
		"message": "Pod \"packages\" runs Tiller",
		"at": ["spec", "containers", 0, "image"],
	}} with input as {"kind": "Pod", "metadata": {"name": "packages"}, "spec": spec}
}
