# METADATA
# title: Service without a dashboard
# description: >-
#   Nothing leads from a service in production to a picture of how it is doing: no dashboard in the catalog, and none among its
#   files. In an incident the first minutes go into finding one, or into building it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#links-optional
#     description: Backstage, metadata.links
#   - ref: https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
#     description: Grafana, a dashboard as JSON
# custom:
#   severity: low
#   kinds: [entity/component]
#   remediation: >-
#     Keep the dashboard as code beside the service (`dashboards/billing.json`), and link to it from `metadata.links` with the title
#     `Dashboard`, or by the annotation of your tool (`grafana/dashboard-selector`).
#   parameters:
#     types:
#       default: [service, website]
#       description: Types of components that need a dashboard.
#     lifecycles:
#       default: [production]
#       description: Lifecycles in which they do.
package catalog.missing_dashboard

import data.lib.entity
import data.lib.entity_links

deny contains {"message": message, "at": entity.place(["metadata", "links"])} if {
	applies
	not _is_shown
	message := sprintf("%s leads to no dashboard", [entity.label])
}

applies if {
	input.entity.type in data.karat.parameters.types
	input.entity.lifecycle in data.karat.parameters.lifecycles
}

_is_shown if entity_links.linked(`dashboard|grafana|datadoghq\.|newrelic\.com|dynatrace|kibana|honeycomb\.io`)

_is_shown if entity_links.annotated(`^(grafana|datadoghq\.com|newrelic\.com|dynatrace\.com)/|dashboard`)

# As code, among the files of the service.
_is_shown if {
	some path, _ in input.files
	regex.match(`(^|/)(grafana-)?dashboards?/.*\.(json|jsonnet|libsonnet|ya?ml)$|dashboard[^/]*\.json(net)?$`, lower(path))
}
