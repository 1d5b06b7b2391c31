package delivery.missing_telemetry_test

import data.delivery.missing_telemetry

_component(annotations, container) := {
	"entity": {"kind": "component", "name": "billing", "scope": ""},
	"documents": {"kubernetes": [{
		"path": "web.yaml",
		"labels": ["kubernetes", "kubernetes/workload"],
		"value": {"kind": "Deployment", "spec": {"template": {
			"metadata": {"annotations": annotations},
			"spec": {"containers": [container]},
		}}},
	}]},
}

test_finds_services_without_telemetry if {
	missing_telemetry.deny == {{
		"message": `no workload of component "billing" is set up for OpenTelemetry or another tracer`,
		"at": ["documents", "kubernetes", 0, "value", "spec", "template"],
	}} with input as _component({}, {"name": "web", "env": [{"name": "PORT", "value": "80"}]})
}

test_accepts_variables_and_injection if {
	variable := {"name": "OTEL_SERVICE_NAME", "value": "billing"}
	missing_telemetry.deny == set() with input as _component({}, {"name": "web", "env": [variable]})
	every name in ["DD_AGENT_HOST", "ELASTIC_APM_SERVER_URL", "NEW_RELIC_APP_NAME"] {
		missing_telemetry.deny == set() with input as _component({}, {"name": "web", "env": [{"name": name, "value": "a"}]})
	}
	scraped := {"prometheus.io/scrape": "true"}
	count(missing_telemetry.deny) == 1 with input as _component(scraped, {"name": "web", "env": [{"name": "DD_DAY", "value": "1"}]})
	injected := {"instrumentation.opentelemetry.io/inject-java": "true"}
	missing_telemetry.deny == set() with input as _component(injected, {"name": "web"})
}

test_accepts_agents_that_a_program_starts_with if {
	every container in [
		{"name": "web", "command": ["java", "-javaagent:/otel/opentelemetry-javaagent.jar", "-jar", "web.jar"]},
		{"name": "web", "args": ["opentelemetry-instrument", "python", "web.py"]},
		{"name": "web", "env": [{"name": "JAVA_TOOL_OPTIONS", "value": "-Xmx1g -javaagent:/dd/dd-java-agent.jar"}]},
		{"name": "web", "env": [{"name": "NODE_OPTIONS", "value": "--require @opentelemetry/auto-instrumentations-node/register"}]},
	] {
		missing_telemetry.deny == set() with input as _component({}, container)
	}
	every container in [
		{"name": "web", "command": ["java", "-javaagent:/jmx/jmx_prometheus_javaagent.jar", "-jar", "web.jar"]},
		{"name": "web", "env": [{"name": "NOTE", "value": "dd-trace"}]},
	] {
		count(missing_telemetry.deny) == 1 with input as _component({}, container)
	}
}

test_accepts_namespaces_that_are_instrumented if {
	every name, findings in {"shop": 0, "other": 1} {
		namespace := {"path": "ns.yaml", "labels": ["kubernetes"], "value": {
			"kind": "Namespace",
			"metadata": {"name": name, "annotations": {"instrumentation.opentelemetry.io/inject-java": "true"}},
		}}
		component := _component({}, {"name": "web"})
		placed := object.union(component.documents.kubernetes[0], {"value": {"metadata": {"namespace": "shop"}}})
		count(missing_telemetry.deny) == findings with input as object.union(component, {"documents": {"kubernetes": [placed, namespace]}})
	}
	missing_telemetry.deny == set() with input as _component({"sidecar.opentelemetry.io/inject": "true"}, {"name": "web"})
}

test_does_not_apply_without_workloads_or_where_variables_are_elsewhere if {
	not missing_telemetry.applies with input as _component({}, {"name": "web", "envFrom": [{"configMapRef": {"name": "a"}}]})
	not missing_telemetry.applies with input as {"entity": {}, "documents": {"kubernetes": []}}
}

test_accepts_other_kinds if {
	missing_telemetry.deny == set() with input as {"kind": "Pod"}
}
