package terraform.gcp.gke_legacy_abac_test

import data.lib.fix
import data.terraform.gcp.gke_legacy_abac

_cluster(body) := {"resource": {"google_container_cluster": {"c": [body]}}}

_at := ["resource", "google_container_cluster", "c", 0, "enable_legacy_abac"]

test_finds_legacy_authorization if {
	every yes in [true, "true"] {
		fix.bare(gke_legacy_abac.deny) == {{
			"message": "cluster uses legacy authorization (ABAC)",
			"at": _at,
			"resource": "google_container_cluster.c",
		}} with input as _cluster({"enable_legacy_abac": yes})
	}
}

test_accepts_clusters_without_it if {
	gke_legacy_abac.deny == set() with input as _cluster({"enable_legacy_abac": false})
	gke_legacy_abac.deny == set() with input as _cluster({"name": "shop"})
}

test_says_what_is_unknown if {
	gke_legacy_abac.deny == set() with input as _cluster({"enable_legacy_abac": "${var.abac}"})
	gke_legacy_abac.unknown == {{
		"message": "enable_legacy_abac is known only when Terraform runs",
		"at": _at,
		"resource": "google_container_cluster.c",
	}} with input as _cluster({"enable_legacy_abac": "${var.abac}"})
}

test_accepts_other_documents if {
	gke_legacy_abac.deny == set() with input as {"kind": "Pod"}
	gke_legacy_abac.unknown == set() with input as {"kind": "Pod"}
}
