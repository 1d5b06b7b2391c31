# METADATA
# title: Service without an objective
# description: >-
#   A service in production has no service level objective: nothing says how often it may fail before users mind. Alerts are
#   then set by feeling, and nobody can say whether this week is for features or for reliability.
# related_resources:
#   - ref: https://sre.google/workbook/implementing-slos/
#     description: Google, The Site Reliability Workbook, implementing SLOs
#   - ref: https://openslo.com/
#     description: OpenSLO
#   - ref: https://sloth.dev/
#     description: Sloth
# custom:
#   severity: low
#   kinds: [entity/component]
#   documents: [kubernetes, yaml, terraform]
#   remediation: >-
#     Begin with one: the share of requests that are answered well, over 28 days, as a file of OpenSLO, Sloth or Pyrra or as a
#     resource of Terraform beside the service. Where objectives live in a repository of their own, waive the rule there.
#   parameters:
#     types:
#       default: [service, api, website]
#       description: Types of components that need one.
#     lifecycles:
#       default: [production]
#       description: Lifecycles of components that need one.
package delivery.missing_slo

import data.lib.entity

applies if {
	input.entity.type in data.karat.parameters.types
	input.entity.lifecycle in data.karat.parameters.lifecycles
}

deny contains {"message": message, "at": ["entity"]} if {
	applies
	count(_objectives) == 0
	message := sprintf("%s has no service level objective", [entity.label])
}

# Files with one.
_objectives contains document.path if {
	some document in input.documents.kubernetes
	document.value.kind in {
		"DatadogSLO", "MonitoringServiceLevelObjective", "PrometheusServiceLevel", "SLO", "ServiceLevelObjective",
	}
}

_objectives contains document.path if {
	some document in input.documents.yaml
	_is_objective(document.value)
}

_objectives contains document.path if {
	some document in input.documents.terraform
	some type, _ in document.value.resource
	regex.match(`(_slo|_service_level_objective|_service_level)$`, type)
}

# OpenSLO and Nobl9; Sloth without the operator.
_is_objective(value) if {
	value.kind == "SLO"
	is_string(value.apiVersion)
	regex.match(`^(openslo|n9)/`, value.apiVersion)
}

_is_objective(value) if {
	is_string(value.version)
	startswith(value.version, "prometheus/")
	some _ in value.slos
}
