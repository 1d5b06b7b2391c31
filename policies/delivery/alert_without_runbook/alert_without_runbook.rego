# METADATA
# title: Alert without a runbook
# description: >-
#   An alert of Prometheus, or of what reads rules of its form, has no link to a runbook. Whoever it wakes up at night begins from
#   nothing: what it means, whom it hurts and what to look at first.
# related_resources:
#   - ref: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
#     description: Prometheus, alerting rules
#   - ref: https://sre.google/workbook/on-call/
#     description: Google, The Site Reliability Workbook, being on-call
# custom:
#   severity: low
#   kinds:
#     - kubernetes/AlertingRule
#     - kubernetes/ClusterRules
#     - kubernetes/GlobalRules
#     - kubernetes/PrometheusRule
#     - kubernetes/Rules
#     - kubernetes/VMRule
#     - yaml
#   remediation: >-
#     Add `annotations.runbook_url` with a page that says what the alert means, how to see what is affected, and what helps. If
#     there is nothing to do, delete the alert.
#   parameters:
#     annotations:
#       default: [runbook_url, runbook, runbook_link]
#       description: Annotations of which one must be there.
package delivery.alert_without_runbook

applies if count(_alerts) > 0

deny contains {"message": message, "at": alert.at} if {
	some alert in _alerts
	not _documented(alert.rule)
	message := sprintf("alert %q has no runbook", [alert.rule.alert])
}

measure := {"value": documented, "of": count(_alerts)} if {
	applies
	documented := count([alert | some alert in _alerts; _documented(alert.rule)])
}

_documented(rule) if {
	some name in data.karat.parameters.annotations
	object.get(rule, ["annotations", name], "") != ""
}

_alerts := [{"rule": rule, "at": array.concat(_place, ["groups", index, "rules", position])} |
	is_array(_groups)
	some index, group in _groups
	some position, rule in group.rules
	is_string(rule.alert)
	rule.expr
]

# An object of the operator, or a file that Prometheus reads itself.
_groups := input.spec.groups if _is_object

_groups := input.groups if not _is_object

_place := ["spec"] if {
	_is_object
} else := []

# Those of the operators of Prometheus and VictoriaMetrics, of Loki's, and of Google's managed Prometheus.
_is_object if input.kind in {"AlertingRule", "ClusterRules", "GlobalRules", "PrometheusRule", "Rules", "VMRule"}
