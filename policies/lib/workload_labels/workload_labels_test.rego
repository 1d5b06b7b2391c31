package lib.workload_labels_test

import data.lib.workload_labels

_deployment(labels) := {
	"path": "web.yaml",
	"labels": ["kubernetes", "kubernetes/Deployment", "kubernetes/workload"],
	"value": {
		"kind": "Deployment",
		"metadata": {"name": "web", "labels": labels},
		"spec": {"template": {"metadata": {"labels": {"app": "web"}}}},
	},
}

_kustomization := {"path": "kustomization.yaml", "value": {
	"resources": ["web.yaml"],
	"commonLabels": {"team": "shop"},
	"labels": [{"pairs": {"acme.com/tier": "1"}}],
}}

test_joins_labels if {
	workload_labels.workloads == [{
		"title": `Deployment "web"`,
		"labels": {"app": "web", "a": "b", "team": "shop", "acme.com/tier": "1"},
		"at": ["documents", "kubernetes", 0, "value", "metadata", "labels"],
	}] with input as {"documents": {"kubernetes": [_deployment({"a": "b"})], "kustomization": [_kustomization]}}
}

test_joins_labels_of_what_a_kustomization_collects_alone if {
	other := {"path": "other/kustomization.yaml", "value": {"commonLabels": {"team": "other"}, "resources": ["a.yaml"]}}
	workload_labels.workloads[0].labels == {"app": "web"} with input as {"documents": {
		"kubernetes": [_deployment({})],
		"kustomization": [other],
	}}
}

test_joins_labels_of_the_pods_of_a_cron_job if {
	template := {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": []}}
	cron := object.union(_deployment({}), {"value": {"kind": "CronJob", "spec": {"jobTemplate": {"spec": {"template": template}}}}})
	workload_labels.workloads[0].labels == {"app": "web"} with input as {"documents": {"kubernetes": [cron]}}
}

test_knows_other_spellings if {
	workload_labels.has({"labels": {"acme.com/team": "shop"}}, "owner|team")
	workload_labels.has({"labels": {"app.kubernetes.io/name": "shop"}}, "app.kubernetes.io/name|app")
	not workload_labels.has({"labels": {"team": ""}}, "owner|team")
	not workload_labels.has({"labels": {"acme.com/app": "a"}}, "app.kubernetes.io/app")
}

test_is_empty_elsewhere if {
	service := {"path": "a.yaml", "labels": ["kubernetes"], "value": {"kind": "Service"}}
	workload_labels.workloads == [] with input as {"documents": {"kubernetes": [service]}}
	workload_labels.workloads == [] with input as {"kind": "Pod"}
}

test_leaves_samples_out if {
	sample := object.union(_deployment({}), {"path": "pkg/test_files/web.yaml"})
	workload_labels.workloads == [] with input as {"documents": {"kubernetes": [sample]}}
	workload_labels.is_sample("examples/web.yaml")
	not workload_labels.is_sample("deploy/tests.yaml")
}

test_gives_no_name_to_what_has_none if {
	document := object.union(_deployment({}), {"value": {"kind": "Job", "metadata": {"name": null, "generateName": "web-"}}})
	workload_labels.workloads[0].title == "Job" with input as {"documents": {"kubernetes": [document]}}
}

_holder(kind, version) := {"path": "app.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": {
	"apiVersion": version,
	"kind": kind,
	"metadata": {"name": "app"},
	"spec": {"forProvider": {"manifest": {
		"kind": "Deployment",
		"metadata": {"labels": {"team": "shop"}},
		"spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": []}}},
	}}},
}}

test_takes_the_labels_of_manifests_that_others_hold if {
	workload_labels.workloads == [{
		"title": `Object "app"`,
		"labels": {"app": "web", "team": "shop"},
		"at": ["documents", "kubernetes", 0, "value", "spec", "forProvider", "manifest", "metadata", "labels"],
	}] with input as {"documents": {"kubernetes": [_holder("Object", "kubernetes.crossplane.io/v1alpha2")]}}
	workload_labels.workloads == [] with input as {"documents": {"kubernetes": [_holder(
		"Composition",
		"apiextensions.crossplane.io/v1",
	)]}}
}

test_does_not_know_labels_that_come_as_a_whole if {
	workload_labels.workloads == [] with input as {"documents": {"kubernetes": [_deployment("${local.labels}")]}}
	workload_labels.open == {{
		"message": "what labels Deployment \"web\" has comes from ${local.labels}, which is filled in later",
		"at": ["documents", "kubernetes", 0, "value", "metadata"],
	}} with input as {"documents": {"kubernetes": [_deployment("${local.labels}")]}}
}
