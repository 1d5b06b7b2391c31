# METADATA
# title: Service that nobody is on call for
# description: >-
#   Nothing in the catalog says who is called when a service in production fails: neither the component nor the group that owns it
#   names an on-call schedule. Whoever sees the failure has to find out first whom to wake.
# related_resources:
#   - ref: https://pagerduty.github.io/backstage-plugin-docs/getting-started/backstage/
#     description: PagerDuty, annotations of Backstage
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-annotations/
#     description: Backstage, well-known annotations
# custom:
#   severity: medium
#   kinds: [entity/component]
#   remediation: >-
#     Add the annotation of your on-call tool (`pagerduty.com/service-id`, `opsgenie.com/component-selector` …) to the component,
#     or a link to the schedule, titled `On call`.
#   parameters:
#     types:
#       default: [service, website]
#       description: Types of components that somebody is on call for.
#     lifecycles:
#       default: [production]
#       description: Lifecycles in which somebody is.
#     pattern:
#       default: ""
#       description: A further regular expression, of the key of an annotation or of a link, that names your own on-call tool.
package catalog.missing_oncall

import data.lib.entity
import data.lib.entity_links

deny contains {"message": message, "at": entity.place(["metadata", "annotations"])} if {
	applies
	not _is_named
	message := sprintf("%s names nobody who is on call", [entity.label])
}

applies if {
	input.entity.type in data.karat.parameters.types
	input.entity.lifecycle in data.karat.parameters.lifecycles
}

_is_named if entity_links.annotated(_tools)

_is_named if entity_links.linked(`\bon[ -]?call\b|pagerduty\.com|opsgenie\.com|victorops\.com|rootly\.com|ilert\.com`)

_is_named if {
	data.karat.parameters.pattern != ""
	entity_links.annotated(data.karat.parameters.pattern)
}

_is_named if {
	data.karat.parameters.pattern != ""
	entity_links.linked(data.karat.parameters.pattern)
}

_tools := concat("|", [
	`^(pagerduty|opsgenie|victorops|rootly|ilert|firehydrant|squadcast)\.com/`,
	`^splunk\.com/on-call`,
	`\bon-?call\b`,
])
