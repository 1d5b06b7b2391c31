# METADATA
# title: Service that sends no traces
# description: >-
#   None of the workloads of a service sets variables of OpenTelemetry or of another tracer, starts with the agent of one, or is
#   instrumented by an operator. A request that is slow or lost between services leaves no trace here; metrics alone do not show
#   it. Variables that come from ConfigMaps are not seen, so workloads that read any are left out.
# related_resources:
#   - ref: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
#     description: OpenTelemetry, environment variables
#   - ref: https://opentelemetry.io/docs/platforms/kubernetes/operator/automatic/
#     description: OpenTelemetry, automatic instrumentation
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   documents: [kubernetes]
#   needs_documents: true
#   remediation: >-
#     Set `OTEL_SERVICE_NAME` and `OTEL_EXPORTER_OTLP_ENDPOINT` on the container, or add the annotation
#     `instrumentation.opentelemetry.io/inject-<language>` to its pods.
package delivery.missing_telemetry

import data.lib.entity
import data.lib.kubernetes
import data.lib.placeholders
import data.lib.workload_labels

applies if {
	count(_workloads) > 0
	count([workload | some workload in _workloads; _is_open(workload)]) == 0
}

deny contains {"message": message, "at": _workloads[0].at} if {
	applies
	count([workload | some workload in _workloads; _instrumented(workload)]) == 0
	message := sprintf("no workload of %s is set up for OpenTelemetry or another tracer", [entity.label])
}

# Workloads that run for long: [{"template", "at"}].
_workloads := [workload |
	some index, document in input.documents.kubernetes
	document.value.kind in {"DaemonSet", "Deployment", "Rollout", "StatefulSet"}
	"kubernetes/workload" in document.labels
	not workload_labels.is_sample(document.path)
	some entry in kubernetes.pod_templates(document.value)
	workload := {
		"template": entry.template,
		"namespace": object.get(document.value, ["metadata", "namespace"], ""),
		"at": array.concat(["documents", "kubernetes", index, "value"], entry.path),
	}
]

_is_open(workload) if {
	some container in workload.template.spec.containers
	some _ in container.envFrom
}

_is_open(workload) if {
	some container in workload.template.spec.containers
	some variable in container.env
	placeholders.whole(variable.name)
}

_instrumented(workload) if {
	some container in workload.template.spec.containers
	some variable in container.env
	is_string(variable.name)
	regex.match(_tracers, variable.name)
}

_tracers := concat("", [
	`^(OTEL|APPDYNAMICS|APPLICATIONINSIGHTS|ELASTIC_APM|HONEYCOMB|INSTANA|JAEGER|LIGHTSTEP|NEW_RELIC|SIGNALFX|SW_AGENT|ZIPKIN)_`,
	`|^DD_(AGENT_HOST|ENV|SERVICE|TRACE_\w+|VERSION)$`,
])

# An agent that the program is started with, by its command or by options of its runtime.
_instrumented(workload) if {
	some container in workload.template.spec.containers
	some text in _starts(container)
	regex.match(_agents, text)
}

_starts(container) := {text | some name in ["command", "args"]; some text in container[name]; is_string(text)} | {variable.value |
	some variable in container.env
	variable.name in {"CATALINA_OPTS", "JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "NODE_OPTIONS"}
	is_string(variable.value)
}

_agents := concat("|", [
	`opentelemetry-(javaagent|instrument)|@opentelemetry/|dd-java-agent|\b(dd-trace|ddtrace-run|newrelic-admin)\b`,
	`(elastic-apm-agent|newrelic|applicationinsights-agent|skywalking-agent)\S*\.jar`,
])

_instrumented(workload) if {
	some key, value in workload.template.metadata.annotations
	is_string(key)
	regex.match(_injectors, key)
	value != "false"
}

# An annotation of a namespace holds for the pods in it.
_instrumented(workload) if workload.namespace in _namespaces

_namespaces := {document.value.metadata.name |
	some document in input.documents.kubernetes
	document.value.kind == "Namespace"
	some key, value in document.value.metadata.annotations
	is_string(key)
	regex.match(_injectors, key)
	value != "false"
}

_injectors := `^(instrumentation\.opentelemetry\.io/inject-|sidecar\.opentelemetry\.io/inject$|admission\.datadoghq\.com/.+-lib\.version$|oneagent\.dynatrace\.com/inject$)`
