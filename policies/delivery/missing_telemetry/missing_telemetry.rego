# METADATA
# title: Service that sends no traces
# description: >-
#   None of the workloads of a service sets variables of OpenTelemetry or of another tracer, or is instrumented by an operator. A
#   request that is slow or lost between services leaves no trace here; metrics alone do not show it. Variables that come from
#   ConfigMaps are not seen, so workloads that read any are left out.
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
		"at": array.concat(["documents", "kubernetes", index, "value"], entry.path),
	}
]

_is_open(workload) if {
	some container in workload.template.spec.containers
	some _ in container.envFrom
}

_instrumented(workload) if {
	some container in workload.template.spec.containers
	some variable in container.env
	is_string(variable.name)
	regex.match(_tracers, variable.name)
}

_tracers := concat("", [
	`^(OTEL|APPDYNAMICS|APPLICATIONINSIGHTS|ELASTIC_APM|HONEYCOMB|JAEGER|NEW_RELIC|SIGNALFX|ZIPKIN)_`,
	`|^DD_(AGENT_HOST|ENV|SERVICE|TRACE_\w+|VERSION)$`,
])

_instrumented(workload) if {
	some key, value in workload.template.metadata.annotations
	is_string(key)
	regex.match(_injectors, key)
	value != "false"
}

_injectors := `^(instrumentation\.opentelemetry\.io/inject-|admission\.datadoghq\.com/.+-lib\.version$|oneagent\.dynatrace\.com/inject$)`
