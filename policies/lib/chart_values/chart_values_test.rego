package lib.chart_values_test

import data.lib.chart_values

_application(source) := {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"source": source}}

test_takes_a_file_of_values_as_it_is if {
	chart_values.all == [{"value": {"a": 1}, "at": []}] with input as {"a": 1}
	chart_values.all == [{"value": {"kind": "Application"}, "at": []}] with input as {"kind": "Application"}
	chart_values.parameters == [] with input as {"spec": {"source": {"helm": {"parameters": [{"name": "a", "value": "b"}]}}}}
}

test_reads_values_in_texts if {
	helm := {"helm": {"values": "db:\n  password: hunter2\n"}}
	values := {"db": {"password": "hunter2"}}
	chart_values.all == [{"value": values, "at": ["spec", "source", "helm", "values"], "text": true}] with input as _application(helm)
	sources := {"apiVersion": "argoproj.io/v1alpha1", "kind": "ApplicationSet", "spec": {"template": {"spec": {"sources": [{}, helm]}}}}
	at := ["spec", "template", "spec", "sources", 1, "helm", "values"]
	chart_values.all == [{"value": values, "at": at, "text": true}] with input as sources
	every text in ["a: {{ name }}: b", "just a text", "", null, {"a": "b"}] {
		chart_values.all == [] with input as _application({"helm": {"values": text}})
	}
	chart_values.all == [] with input as _application({"path": "charts/web"})
}

test_reads_nothing_in_odd_applications if {
	every spec in [null, [1], "web", {"source": null, "sources": null}, {"sources": [null]}] {
		application := {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": spec}
		chart_values.all == [] with input as application
		chart_values.parameters == [] with input as application
	}
}

test_reads_parameters if {
	parameters := [{"name": "a.b", "value": "c"}, {"name": "d"}, {"name": "e", "value": 1}]
	chart_values.parameters == [{"name": "a.b", "value": "c", "at": ["spec", "source", "helm", "parameters", 0, "value"]}]
		with input as _application({"helm": {"parameters": parameters}})
}

test_tells_the_place_of_a_value if {
	entry := {"values": {"value": {}, "at": []}, "path": ["db", "password"], "value": "hunter2"}
	chart_values.place(entry) == {"at": ["db", "password"]}
	text := object.union(entry, {"values": {"at": ["spec", "source", "helm", "values"], "text": true}, "value": "two words"})
	chart_values.place(text) == {"at": ["spec", "source", "helm", "values"], "words": ["password", "two", "words"]}
}
