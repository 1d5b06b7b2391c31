package lib.selectors_test

import data.lib.selectors

_requirement(key, operator, values) := {"matchExpressions": [{"key": key, "operator": operator, "values": values}]}

test_compares_labels_one_by_one if {
	selectors.equals({"app": "web"}, {"app": "web", "tier": "front"})
	selectors.equals({}, {"app": "web"})
	not selectors.equals({"app": "web"}, {"app": "Web"})
	not selectors.equals({"app": "web"}, {})
	not selectors.equals(null, {"app": "web"})
}

test_reads_match_labels if {
	selectors.matches({"matchLabels": {"app": "web"}}, {"app": "web"})
	selectors.matches({}, {"app": "web"})
	selectors.matches({"matchLabels": null}, {"app": "web"})
	not selectors.matches({"matchLabels": {"app": "web"}}, {"app": "db"})
	not selectors.matches(null, {"app": "web"})
}

test_reads_match_expressions if {
	selectors.matches(_requirement("app", "In", ["web", "db"]), {"app": "db"})
	selectors.matches(_requirement("app", "NotIn", ["db"]), {"app": "web"})
	selectors.matches(_requirement("app", "NotIn", ["db"]), {})
	selectors.matches(_requirement("app", "Exists", null), {"app": "web"})
	selectors.matches(_requirement("app", "DoesNotExist", null), {})
	not selectors.matches(_requirement("app", "In", ["web"]), {})
	not selectors.matches(_requirement("app", "NotIn", ["db"]), {"app": "db"})
	not selectors.matches(_requirement("app", "Exists", null), {})
	not selectors.matches(_requirement("app", "DoesNotExist", null), {"app": "web"})
	not selectors.matches(_requirement("app", "Like", ["web"]), {"app": "web"})
}

test_wants_labels_and_expressions if {
	selector := object.union({"matchLabels": {"tier": "front"}}, _requirement("app", "In", ["web"]))
	selectors.matches(selector, {"app": "web", "tier": "front"})
	not selectors.matches(selector, {"app": "web"})
	not selectors.matches(selector, {"tier": "front"})
}

test_takes_labels_that_come_later_as_there if {
	selectors.equals({"statefulset.kubernetes.io/pod-name": "db-0"}, {})
	selectors.matches(_requirement("pod-template-hash", "In", ["5d"]), {})
	documents := {"kustomization": [
		{"value": {"commonLabels": {"team": "shop"}}},
		{"value": {"labels": [{"pairs": {"env": "prod"}}]}},
	]}
	selectors.equals({"team": "shop", "env": "prod"}, {}) with input as {"documents": documents}
	not selectors.equals({"team": "shop"}, {})
}

test_knows_the_labels_that_are_wanted if {
	selectors.wanted({"matchLabels": {"app": "web"}}) == {"app": "web"}
	selectors.wanted(_requirement("app", "In", ["web"])) == {"app": "web"}
	selectors.wanted(_requirement("app", "In", ["web", "api"])) == {}
	selectors.wanted(_requirement("app", "NotIn", ["web"])) == {}
}

test_takes_values_that_are_filled_in_as_right if {
	every value in ["{{ name }}", "${NAME}"] {
		labels := {"app": value, "tier": "front"}
		selectors.equals({"app": "web", "tier": "front"}, labels)
		selectors.matches(_requirement("app", "In", ["web"]), labels)
		not selectors.equals({"app": "web", "tier": "back"}, labels)
	}
}

test_knows_empty_selectors if {
	selectors.empty({})
	selectors.empty({"matchLabels": {}, "matchExpressions": []})
	not selectors.empty({"matchLabels": {"app": "web"}})
	not selectors.empty(_requirement("app", "Exists", null))
	not selectors.empty(null)
}

test_knows_what_is_filled_in_later if {
	selectors.unknown({"app": "{{ .Release.Name }}"})
	selectors.unknown({"${KEY}": "web"})
	not selectors.unknown({"app": "web"})
}

test_takes_labels_that_come_as_a_whole_for_any if {
	selectors.equals({"app": "web"}, "${local.labels}")
	selectors.matches(_requirement("app", "In", ["web"]), "${local.labels}")
	not selectors.equals({"app": "web"}, "web")
	not selectors.matches(_requirement("app", "In", ["web"]), null)
}
