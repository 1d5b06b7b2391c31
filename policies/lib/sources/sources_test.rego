package lib.sources_test

import data.lib.sources

_repository(objects) := {
	"folders": {"": [], "deploy": ["web.yaml"]},
	"documents": {"kubernetes": [{"path": "a.yaml", "labels": ["kubernetes"], "value": value} | some value in objects]},
}

_kustomization(value) := {"documents": {"kustomization": [{"path": "kustomization.yaml", "value": value}]}}

_application(source) := {
	"apiVersion": "argoproj.io/v1alpha1",
	"kind": "Application",
	"metadata": {"name": "web", "namespace": "argocd"},
	"spec": {"destination": {"namespace": "shop"}, "source": source},
}

test_hides_nothing_without_sources if {
	not sources.hidden("shop") with input as _repository([{"kind": "Service", "apiVersion": "v1"}])
	not sources.hidden("shop") with input as {"documents": {}}
	not sources.hidden("shop") with input as {"kind": "Service"}
}

test_hides_what_charts_make if {
	chart := {"documents": {"helm_chart": [{"path": "charts/web/Chart.yaml", "value": {"name": "web"}}]}}
	sources.hidden("shop") with input as chart
	sources.charted("charts/web/templates/service.yaml") with input as chart
	not sources.charted("deploy/service.yaml") with input as chart
}

test_hides_what_charts_make_that_could_not_be_read if {
	sources.hidden("shop") with input as {"folders": {"": [], "charts/web": ["Chart.yaml"]}, "documents": {}}
	not sources.hidden("shop") with input as {
		"folders": {"": ["Chart.yaml"]},
		"documents": {"helm_chart": [{"path": "Chart.yaml", "value": {"name": "web"}}]},
		"facts": {"rendered_charts": [""]},
	}
}

test_hides_nothing_of_charts_whose_objects_are_there if {
	charts := [{"path": path, "value": {"name": "web"}} | some path in ["Chart.yaml", "charts/web/Chart.yaml"]]
	rendered := {"documents": {"helm_chart": charts}, "facts": {"rendered_charts": ["", "charts/web"]}}
	not sources.hidden("shop") with input as rendered
	sources.hidden("shop") with input as object.union(rendered, {"facts": {"rendered_charts": ["charts/web"]}})
	library := {"path": "charts/common/Chart.yaml", "value": {"name": "common", "type": "library"}}
	not sources.hidden("shop") with input as {"documents": {"helm_chart": [library]}}
}

test_hides_what_applications_make if {
	sources.hidden("shop") with input as _repository([_application({"chart": "web", "repoURL": "https://charts.example"})])
	sources.hidden("shop") with input as _repository([_application({"path": "other"})])
	not sources.hidden("data") with input as _repository([_application({"chart": "web"})])
	every path in ["deploy", "./deploy/", ".", "./", ""] {
		not sources.hidden("shop") with input as _repository([_application({"path": path})])
	}
}

_set(spec) := {"apiVersion": "argoproj.io/v1alpha1", "kind": "ApplicationSet", "spec": spec}

test_hides_what_sets_of_applications_make if {
	spec := {"destination": {"namespace": "shop"}, "source": {"chart": "web"}}
	sources.hidden("shop") with input as _repository([_set({"template": {"spec": spec}})])
	not sources.hidden("data") with input as _repository([_set({"template": {"spec": spec}})])
	every value in [
		{},
		{"template": {"spec": spec}, "templatePatch": "spec: {}"},
		{"template": {"spec": object.union(spec, {"destination": {"namespace": "{{ namespace }}"}})}},
		{"template": {"spec": {"destination": {}, "source": {"path": "{{ path }}"}}}},
	] {
		sources.hidden("data") with input as _repository([_set(value)])
	}
}

test_hides_guards_where_something_is_installed if {
	chart := {"path": "charts/web/Chart.yaml", "value": {"name": "web"}}
	folders := {"charts/web": ["Chart.yaml"], "deploy": ["web.yaml"]}
	beside := {"namespace": "shop", "file": "deploy/web.yaml"}
	within := {"namespace": "shop", "file": "charts/web/crds/web.yaml"}
	alone := {"folders": folders, "documents": {"helm_chart": [chart]}}
	not sources.guards_hidden(beside) with input as alone
	sources.guards_hidden(within) with input as alone
	every name in ["helmfile.yaml", "helmfile.yml", "helmfile.yaml.gotmpl"] {
		sources.guards_hidden(beside) with input as object.union(alone, {"folders": {"": [name]}})
	}
	sources.guards_hidden(beside) with input as object.union(alone, {"folders": {"helmfile.d": ["web.yaml"]}})
	installed := {"folders": folders, "documents": {
		"helm_chart": [chart],
		"kubernetes": [{"path": "a.yaml", "labels": ["kubernetes"], "value": _application({"path": "charts/web"})}],
	}}
	sources.guards_hidden(beside) with input as installed
	not sources.guards_hidden({"namespace": "data", "file": "deploy/web.yaml"}) with input as installed
}

test_hides_what_releases_make if {
	every object_ in [
		{"apiVersion": "helm.toolkit.fluxcd.io/v2", "kind": "HelmRelease", "metadata": {"namespace": "shop"}},
		{"apiVersion": "helm.cattle.io/v1", "kind": "HelmChart", "spec": {"targetNamespace": "shop"}},
		{"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": "Kustomization", "spec": {"path": "./a", "targetNamespace": "shop"}},
		{"apiVersion": "operators.coreos.com/v1alpha1", "kind": "Subscription", "metadata": {"namespace": "shop"}},
	] {
		sources.hidden("shop") with input as _repository([object_])
		not sources.hidden("data") with input as _repository([object_])
	}
	local := {"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": "Kustomization", "spec": {"path": "./deploy"}}
	not sources.hidden("shop") with input as _repository([local])
}

test_hides_what_remote_bases_make if {
	every value in [
		{"helmCharts": [{"name": "web"}]},
		{"helmChartInflationGenerator": [{"chartName": "web"}]},
		{"resources": ["https://example.com/install.yaml"]},
		{"bases": ["github.com/example/web//deploy?ref=v1"]},
	] {
		sources.hidden("shop") with input as _kustomization(value)
		not sources.hidden("shop") with input as _kustomization(object.union(value, {"namespace": "data"}))
	}
	not sources.hidden("shop") with input as _kustomization({"resources": ["../base", "web.yaml"]})
}

_chart(name, dependencies) := {"path": sprintf("charts/%s/Chart.yaml", [name]), "value": {"name": name, "dependencies": dependencies}}

_two_charts(files, others) := {
	"folders": {"": [], "charts/a": ["Chart.yaml"], "charts/b": ["Chart.yaml"]},
	"documents": {
		"helm_chart": [_chart("a", []), _chart("b", [])],
		"kubernetes": array.concat(
			[{"path": file, "labels": ["kubernetes"], "value": {"kind": "ConfigMap"}} | some file in files],
			[{"path": "apps.yaml", "labels": ["kubernetes"], "value": value} | some value in others],
		),
	},
}

_guards(guard, object_) if count(_places(guard) & _reach(object_)) > 0

_may_guard(guard, object_) if {
	ends := {[home, 0, "it"] |
		some [home, sample, namespace] in _places(guard)
		some place in _reach(object_)
		array.slice(place, 1, 3) == [sample, namespace]
	}
	sources.title_beside(object_, ends) == "it"
}

_unused(guard, object_) if {
	not _guards(guard, object_)
	not _may_guard(guard, object_)
}

_places(guard) := sources.places(object.union({"namespace": "shop"}, guard))

_reach(object_) := sources.reach(object.union({"namespace": "shop"}, object_))

test_guards_within_their_namespace if {
	every pair in [["shop", "shop"], ["", "shop"], ["shop", ""], ["", ""]] {
		_guards({"file": "a.yaml", "namespace": pair[0]}, {"file": "b.yaml", "namespace": pair[1]}) with input as _repository([])
	}
	not _guards({"file": "a.yaml", "namespace": "data"}, {"file": "b.yaml"}) with input as _repository([])
	not _may_guard({"file": "a.yaml", "namespace": "data"}, {"file": "b.yaml"}) with input as _repository([])
}

test_looks_for_pods_in_the_one_namespace if {
	sources.scope(sources.places({"file": "a.yaml", "namespace": "shop"})) == "shop" with input as _repository([])
	sources.scope({["", false, "shop"], ["", false, "data"], ["", false, "*"]}) == ""
}

test_what_guards_pods_of_a_chart_may_guard_others if {
	own := {"file": "charts/a/templates/policy.yaml"}
	plain := {"file": "deploy/policy.yaml"}
	charts := _two_charts([own.file, "charts/a/templates/web.yaml", "charts/b/templates/web.yaml", "deploy/web.yaml"], [])
	_guards(own, {"file": "charts/a/templates/web.yaml"}) with input as charts
	every file in ["charts/b/templates/web.yaml", "deploy/web.yaml"] {
		not _guards(own, {"file": file}) with input as charts
		_may_guard(own, {"file": file}) with input as charts
		_guards(plain, {"file": file}) with input as charts
		not _may_guard(plain, {"file": file}) with input as charts
	}
}

test_what_guards_pods_of_a_chart_that_is_installed_guards_others if {
	own := {"file": "charts/a/templates/policy.yaml"}
	release := {"kind": "HelmRelease", "spec": {"chart": {"spec": {"chart": "./charts/a"}}}}
	every installer in [
		_application({"path": "charts/a"}), _application({"path": "./charts/a/"}), _application({"path": "charts/{{ name }}"}),
		release,
	] {
		_guards(own, {"file": "deploy/web.yaml"}) with input as _two_charts([own.file], [installer])
	}
	every installer in [_application({"path": "charts/b"}), _application({"path": "deploy"})] {
		not _guards(own, {"file": "deploy/web.yaml"}) with input as _two_charts([own.file], [installer])
	}
	charts := _two_charts([own.file], [])
	inflated := {"helmGlobals": {"chartHome": "../charts"}, "helmCharts": [{"name": "a"}]}
	every documents in [
		{"helm_chart": [_chart("a", []), _chart("b", [{"name": "a", "repository": "file://../a"}])]},
		{"kustomization": [{"path": "deploy/kustomization.yaml", "value": inflated}]},
	] {
		together := object.union(charts, {"documents": documents})
		_guards(own, {"file": "deploy/web.yaml"}) with input as together
	}
	helmfile := object.union(charts, {"folders": {"": ["helmfile.yaml"]}})
	_guards(own, {"file": "deploy/web.yaml"}) with input as helmfile
}

test_examples_guard_nothing_but_examples if {
	shown := {"file": "examples/policy.yaml"}
	nothing := _repository([])
	_unused(shown, {"file": "deploy/web.yaml"}) with input as nothing
	not _may_guard(shown, {"file": "deploy/web.yaml"}) with input as nothing
	_guards(shown, {"file": "examples/web.yaml"}) with input as nothing
	_guards({"file": "deploy/policy.yaml"}, {"file": "examples/web.yaml"}) with input as nothing
	taken := {"path": "deploy/kustomization.yaml", "value": {"resources": ["../examples/policy.yaml"]}}
	_guards(shown, {"file": "deploy/web.yaml"}) with input as {"documents": {"kustomization": [taken]}}
	sync := {"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": "Kustomization", "spec": {"path": "./examples"}}
	every installer in [sync, _application({"path": "examples"})] {
		_guards(shown, {"file": "deploy/web.yaml"}) with input as _repository([installer])
	}
}

test_what_is_made_or_taken_from_others_guards if {
	every folder in ["generated", "dist", "vendor", "migrations"] {
		_guards({"file": sprintf("k8s/%s/policy.yaml", [folder])}, {"file": "k8s/web.yaml"}) with input as _repository([])
	}
	every folder in ["example", "_examples", "samples", "testdata", "__fixtures__"] {
		_unused({"file": sprintf("k8s/%s/policy.yaml", [folder])}, {"file": "k8s/web.yaml"}) with input as _repository([])
	}
}

test_hides_no_guards_of_a_chart_that_nothing_installs if {
	own := {"file": "charts/a/templates/web.yaml", "namespace": ""}
	remote := _application({"chart": "redis", "repoURL": "https://charts.example.com"})
	not sources.guards_hidden(own) with input as _shown_charts([own.file], [remote])
	sources.guards_hidden(own) with input as _shown_charts([own.file], [remote, _application({"path": "charts/a"})])
	sources.guards_hidden(object.union(own, {"namespace": "shop"})) with input as _shown_charts([own.file], [remote])
	sources.guards_hidden({"file": "deploy/web.yaml", "namespace": ""}) with input as _shown_charts([own.file], [remote])
}

_shown_charts(files, others) := object.union(_two_charts(files, others), {"facts": {"rendered_charts": ["charts/a", "charts/b"]}})

test_hides_what_terraform_installs if {
	_terraformed("helm_release", {"namespace": "shop"})
	_terraformed("helm_release", {"namespace": "${var.namespace}"})
	_terraformed("kubectl_manifest", {"yaml_body": "${var.manifest}"})
	not _terraformed("helm_release", {"namespace": "monitoring"})
	not _terraformed("kubernetes_namespace", {"metadata": [{"name": "shop"}]})
}

_terraformed(type, body) if {
	value := {"resource": {type: {"web": [body]}}}
	sources.hidden("shop") with input as {"documents": {"terraform": [{"path": "main.tf", "value": value}]}}
}
