package terraform.gcp.gke_monitoring_test

import data.lib.fix
import data.terraform.gcp.gke_monitoring

_cluster(body) := {"resource": {"google_container_cluster": {"main": [body]}}}

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "google_container_cluster", "main", 0], steps),
	"resource": "google_container_cluster.main",
}}

test_finds_clusters_without_the_service if {
	every service in ["none", "monitoring.googleapis.com"] {
		message := sprintf("monitoring_service is %s, so no metrics are sent", [service])
		fix.bare(gke_monitoring.deny) == _found(["monitoring_service"], message) with input as _cluster({"monitoring_service": service})
	}
}

test_finds_clusters_without_components if {
	message := "enable_components is empty, so no metrics are sent"
	at := ["monitoring_config", 0, "enable_components"]
	gke_monitoring.deny == _found(at, message) with input as _cluster({"monitoring_config": [{"enable_components": []}]})
}

test_accepts_clusters_that_are_monitored if {
	every body in [
		{},
		{"monitoring_service": "monitoring.googleapis.com/kubernetes"},
		{"monitoring_service": null},
		{"monitoring_config": [{"enable_components": ["SYSTEM_COMPONENTS", "${var.more}"]}]},
		{"monitoring_config": [{"managed_prometheus": [{"enabled": true}]}]},
	] {
		gke_monitoring.deny == set() with input as _cluster(body)
		gke_monitoring.unknown == set() with input as _cluster(body)
	}
}

test_does_not_know_what_variables_say if {
	message := "monitoring_service is known only when Terraform runs"
	gke_monitoring.deny == set() with input as _cluster({"monitoring_service": "${var.service}"})
	gke_monitoring.unknown == _found(["monitoring_service"], message) with input as _cluster({"monitoring_service": "${var.service}"})
	components := _cluster({"monitoring_config": [{"enable_components": "${var.components}"}]})
	gke_monitoring.deny == set() with input as components
	count(gke_monitoring.unknown) == 1 with input as components
}

test_accepts_other_documents_and_odd_shapes if {
	gke_monitoring.deny == set() with input as {"kind": "Pod"}
	gke_monitoring.unknown == set() with input as {"kind": "Pod"}
	gke_monitoring.deny == set() with input as _cluster({"monitoring_service": 1, "monitoring_config": "odd"})
}
