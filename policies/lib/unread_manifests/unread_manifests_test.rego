package lib.unread_manifests_test

import data.lib.unread_manifests

_repository(folders) := {"folders": folders, "documents": {"kubernetes": [
	{"path": "shop/deploy/service.yaml", "value": {"kind": "Service"}},
	{"path": "shop/deploy/job.yaml", "value": {"kind": "Job"}},
	{"path": "deploy/service.yaml", "value": {"kind": "Service"}},
	{"path": "service.yaml", "value": {"kind": "Service"}},
]}}

test_tells_what_is_written_in_another_language if {
	every name in [
		"web.yaml.j2", "web.yml.tmpl", "web.json.erb", "Web.yaml.TPL", "web.jsonnet", "web.libsonnet", "web.cue", "helmfile.yaml",
	] {
		every folder in ["shop", "shop/deploy", "shop/build/templates"] {
			found := unread_manifests.around("shop/deploy/service.yaml") with input as _repository({folder: [name]})
			found == {concat("/", [folder, name])}
		}
	}
	unread_manifests.around("deploy/service.yaml") == {"web.yaml.j2"} with input as _repository({"": ["web.yaml.j2"]})
	unread_manifests.around("service.yaml") == {"a/web.yaml.j2"} with input as _repository({"a": ["web.yaml.j2"]})
}

test_tells_yaml_beside_the_object_that_shows_none if {
	found := unread_manifests.around("shop/deploy/service.yaml") with input as _repository({
		"shop": ["config.yaml"],
		"shop/deploy": ["service.yaml", "job.yaml", "web.yaml", "web.json"],
		"shop/deploy/prod": ["web.yaml"],
	})
	found == {"shop/deploy/web.yaml"}
	unread_manifests.around("service.yaml") == {"web.yml"} with input as _repository({"": ["service.yaml", "web.yml", ".a.yml"]}) with input.documents as {"kubernetes": [{"path": "service.yaml", "value": {}}]}
}

test_tells_what_is_not_seen if {
	object_ := {"namespace": "shop", "file": "shop/deploy/service.yaml"}
	unread_manifests.doubts(object_) == set() with input as _repository({"shop/deploy": ["service.yaml"]})
	found := unread_manifests.doubts(object_) with input as _repository({"charts": ["Chart.yaml"], "shop/deploy": ["web.yaml"]})
	found == {
		"a chart, a base or an application that is not seen here",
		"shop/deploy/web.yaml, which is not read as objects",
	}
}

test_leaves_out_files_that_are_something_else if {
	names := [
		".pre-commit-config.yaml", "catalog-info.yaml", "compose.yaml", "docker-compose.prod.yml", "skaffold.yaml", "values.yaml",
		"prod-values.yaml", "README.md", "web.tf", "web.tmpl",
	]
	unread_manifests.around("shop/deploy/service.yaml") == set() with input as _repository({"shop/deploy": names})
}

test_leaves_out_what_lies_elsewhere if {
	folders := {"": ["web.yaml.j2"], "ads/deploy": ["web.yaml.j2", "web.yaml"]}
	unread_manifests.around("shop/deploy/service.yaml") == set() with input as _repository(folders)
	unread_manifests.around("shop/deploy/service.yaml") == set() with input as {"documents": {}}
}

test_leaves_out_what_a_chart_holds if {
	folders := {"shop": ["Chart.yaml"], "shop/deploy": ["web.yaml", "web.yaml.tpl"]}
	chart := {"helm_chart": [{"path": "shop/Chart.yaml", "value": {"name": "shop"}}]}
	unread_manifests.around("shop/deploy/service.yaml") == set() with input as object.union(
		_repository(folders),
		{"documents": chart},
	)
}
