package kubernetes.dashboard_test

import data.kubernetes.dashboard

_deployment(labels, image) := {
	"kind": "Deployment",
	"metadata": {"name": "ui", "labels": labels},
	"spec": {"template": {"spec": {"containers": [{"name": "main", "image": image}]}}},
}

_message := "Deployment \"ui\" runs the Kubernetes Dashboard"

test_finds_the_image if {
	every image in [
		"k8s.gcr.io/kubernetes-dashboard-amd64:v1.10.1",
		"kubernetesui/dashboard:v2.7.0",
		"docker.io/kubernetesui/dashboard-web:1.6.0",
		"registry.example.com/mirror/kubernetesui/dashboard-api@sha256:abc",
		"kubernetes-dashboard",
	] {
		dashboard.deny == {{
			"message": _message,
			"at": ["spec", "template", "spec", "containers", 0, "image"],
		}} with input as _deployment({}, image)
	}
}

test_finds_the_labels if {
	every label in ["app", "app.kubernetes.io/name", "app.kubernetes.io/part-of", "k8s-app"] {
		dashboard.deny == {{
			"message": _message,
			"at": ["metadata", "labels"],
		}} with input as _deployment({label: "kubernetes-dashboard"}, "registry.example.com/ui:1.0")
	}
}

test_finds_the_labels_of_the_template if {
	template := {"metadata": {"labels": {"k8s-app": "kubernetes-dashboard"}}, "spec": {"containers": []}}
	dashboard.deny == {{
		"message": _message,
		"at": ["spec", "template", "metadata", "labels"],
	}} with input as {"kind": "Deployment", "metadata": {"name": "ui"}, "spec": {"template": template}}
}

test_accepts_other_dashboards if {
	every image in ["grafana/grafana:11.4.0", "registry.example.com/dashboard:1.0", "kubernetesui/metrics-scraper:v1.0.9"] {
		dashboard.deny == set() with input as _deployment({"app": "dashboard"}, image)
	}
	dashboard.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "main"}]}}
}

test_accepts_other_kinds if {
	metadata := {"name": "ui", "labels": {"app": "kubernetes-dashboard"}}
	dashboard.deny == set() with input as {"kind": "Service", "metadata": metadata, "spec": {}}
}

test_finds_it_once_where_several_containers_run_it if {
	spec := {"containers": [{"image": "kubernetesui/dashboard:v2.7.0"}], "initContainers": [{"image": "kubernetesui/dashboard:v2.7.0"}]}
	dashboard.deny == {{
		"message": "Pod \"packages\" runs the Kubernetes Dashboard",
		"at": ["spec", "containers", 0, "image"],
	}} with input as {"kind": "Pod", "metadata": {"name": "packages"}, "spec": spec}
}
