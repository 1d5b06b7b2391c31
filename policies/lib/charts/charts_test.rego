package lib.charts_test

import data.lib.charts

_repository := {"documents": {
	"helm_chart": [
		{"path": "charts/shop/Chart.yaml", "value": {"name": "shop"}},
		{"path": "charts/shop/charts/db/Chart.yaml", "value": {"name": "database"}},
		{"path": "charts/shop/charts/db/Chart.yaml", "index": 1, "value": {"name": "other"}},
	],
	"kubernetes": [{"path": path, "value": {}} |
		some path in ["charts/shop/templates/web.yaml", "charts/shop/charts/db/templates/db.yaml", "deploy/web.yaml"]
	],
}}

test_tells_the_outermost_chart_of_a_file if {
	charts.home == {
		"charts/shop/templates/web.yaml": "charts/shop",
		"charts/shop/charts/db/templates/db.yaml": "charts/shop",
	} with input as _repository
	charts.folders == {"charts/shop", "charts/shop/charts/db"} with input as _repository
	charts.home == {} with input as {"documents": {}}
}

test_reads_of_a_folder_what_helm_reads if {
	files := ["t/old-1.yaml", "t/old-2.yaml", "charts/shop/Chart.yaml"]
	repository := {"documents": {
		"helm_chart": [{"path": path, "value": {"name": path}} | some path in files],
		"kubernetes": [{"path": "t/web.yaml", "value": {}}],
	}}
	charts.folders == {"charts/shop"} with input as repository
	charts.home == {} with input as repository
}

test_knows_a_chart_at_the_root if {
	charts.home == {"templates/web.yaml": ""} with input as {"documents": {
		"helm_chart": [{"path": "Chart.yaml", "value": {"name": "shop"}}],
		"kubernetes": [{"path": "templates/web.yaml", "value": {}}],
	}}
}

test_tells_the_namespace_of_a_release if {
	every namespace in ["shop", "database"] {
		charts.is_release("charts/shop/charts/db/templates/db.yaml", namespace) with input as _repository
	}
	charts.is_release("charts/shop/templates/web.yaml", "shop") with input as _repository
	not charts.is_release("charts/shop/templates/web.yaml", "database") with input as _repository
	not charts.is_release("deploy/web.yaml", "shop") with input as _repository
}
