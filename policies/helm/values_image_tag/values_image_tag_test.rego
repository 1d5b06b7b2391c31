package helm.values_image_tag_test

import data.helm.values_image_tag

_at := ["documents", "helm_values", 0, "value"]

_chart(values, chart) := {"documents": {
	"helm_chart": [{"path": "charts/web/Chart.yaml", "value": chart}],
	"helm_values": [{"path": "charts/web/values.yaml", "value": values}],
}}

_image(tag) := {"image": {"repository": "registry.example.com/web", "tag": tag}}

test_finds_the_tag_latest if {
	values_image_tag.deny == {{
		"message": "image \"registry.example.com/web\" has the tag latest",
		"at": array.concat(_at, ["image", "tag"]),
	}} with input as _chart(_image("latest"), {"appVersion": "1.0.0"})
	values_image_tag.deny == {{
		"message": "image \"docker.io/busybox:latest\" uses the tag latest",
		"at": array.concat(_at, ["init", "image"]),
	}} with input as _chart({"init": {"image": "docker.io/busybox:latest"}}, {"appVersion": "1.0.0"})
	values_image_tag.deny == {{
		"message": "an image without a name has the tag latest",
		"at": array.concat(_at, ["image", "tag"]),
	}} with input as _chart({"image": {"repository": "", "tag": "latest"}}, {})
	count(values_image_tag.deny) == 1 with input as _chart({"init": {"image": "busybox:latest"}}, {})
	count(values_image_tag.deny) == 1 with input as _chart({"image": {"registry": "a.b", "name": "web", "tag": "latest"}}, {})
}

test_finds_references_under_other_names if {
	values := {"sidecarImage": "busybox:latest", "images": {"a": "web:latest", "b": "web:1.2", "c": "web"}, "initImage": "web", "message": "web:latest"}
	{found.at | some found in values_image_tag.deny} == {
		array.concat(_at, ["sidecarImage"]),
		array.concat(_at, ["images", "a"]),
	} with input as _chart(values, {})
}

test_finds_empty_tags_that_nothing_stands_in_for if {
	every tag in ["", null] {
		values_image_tag.deny == {{
			"message": "image \"registry.example.com/web\" has no tag, and the chart no appVersion to stand in",
			"at": array.concat(_at, ["image", "tag"]),
		}} with input as _chart(_image(tag), {"name": "web"})
	}
}

test_accepts_fixed_tags if {
	values_image_tag.deny == set() with input as _chart(_image("1.4.2"), {})
	values_image_tag.deny == set() with input as _chart(_image(""), {"appVersion": "1.4.2"})
	digested := {"image": {"repository": "web", "tag": "latest", "digest": "sha256:abc"}}
	values_image_tag.deny == set() with input as _chart(digested, {})
	every image in ["docker.io/web:1.4.2", "web:1.4.2", "latest"] {
		values_image_tag.deny == set() with input as _chart({"image": image}, {})
	}
}

test_accepts_empty_tags_outside_of_a_chart if {
	alone := {"documents": {"helm_chart": [], "helm_values": [{"path": "values.yaml", "value": _image("")}]}}
	values_image_tag.deny == set() with input as alone
}

test_accepts_other_documents if {
	values_image_tag.deny == set() with input as _chart({"replicas": 2, "labels": {"tag": "latest"}}, {})
	values_image_tag.deny == set() with input as {"kind": "Pod"}
}

test_accepts_images_that_are_those_of_somewhere_else if {
	every tag in ["", null] {
		values_image_tag.deny == set() with input as _chart({"cleanup": {"registry": "", "repository": "", "tag": tag}}, {})
		count(values_image_tag.deny) == 1 with input as _chart({"cleanup": {"repository": "acme/web", "tag": tag}}, {})
	}
}

test_reads_of_a_folder_what_helm_reads if {
	count(values_image_tag.deny) == 1 with input as {"documents": {
		"helm_chart": [
			{"path": "charts/web/Chart.yaml", "value": {"name": "web"}},
			{"path": "charts/web/old-1.0.0.yaml", "value": {"appVersion": "1.0.0"}},
			{"path": "charts/web/old-2.0.0.yaml", "value": {"appVersion": "2.0.0"}},
		],
		"helm_values": [{"path": "charts/web/values.yaml", "value": _image("")}],
	}}
}

test_reads_the_first_document_of_a_chart if {
	count(values_image_tag.deny) == 1 with input as {"documents": {
		"helm_chart": [
			{"path": "charts/web/Chart.yaml", "value": {"name": "web"}},
			{"path": "charts/web/Chart.yaml", "index": 1, "value": {"appVersion": "1.0.0"}},
		],
		"helm_values": [{"path": "charts/web/values.yaml", "value": _image("")}],
	}}
}

test_finds_images_in_applications if {
	helm := {"values": "image:\n  repository: web\n  tag: latest\nsidecar:\n  image: {repository: db, tag: \"\"}\n"}
	value := {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"source": {"helm": helm}}}
	repository := {"documents": {"argocd": [{"path": "web.yaml", "value": value}]}}
	values_image_tag.deny == {{
		"message": "image \"web\" has the tag latest",
		"at": ["documents", "argocd", 0, "value", "spec", "source", "helm", "values"],
		"words": ["tag", "latest"],
	}} with input as repository
	values_image_tag.applies with input as repository
	not values_image_tag.applies with input as {"documents": {"argocd": [{"path": "web.yaml", "value": {"kind": "AppProject"}}]}}
}
