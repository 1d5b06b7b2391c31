package delivery.alert_without_runbook_test

import data.delivery.alert_without_runbook

_groups(annotations) := {"groups": [{"name": "shop", "rules": [
	{"record": "shop:errors:rate5m", "expr": "rate(errors[5m])"},
	{"alert": "ShopErrors", "expr": "shop:errors:rate5m > 1", "annotations": annotations},
]}]}

_object(annotations) := {
	"apiVersion": "monitoring.coreos.com/v1",
	"kind": "PrometheusRule",
	"spec": _groups(annotations),
}

_deny(document) := found if {
	found := alert_without_runbook.deny with input as document
		with data.karat.parameters as {"annotations": ["runbook_url"]}
}

_found(start) := {{
	"message": `alert "ShopErrors" has no runbook`,
	"at": array.concat(start, ["groups", 0, "rules", 1]),
}}

test_finds_alerts_without_a_runbook if {
	_deny(_object({"summary": "Many errors"})) == _found(["spec"])
	_deny(_groups({"runbook_url": ""})) == _found([])
}

test_finds_alerts_of_other_operators if {
	every kind in ["AlertingRule", "ClusterRules", "GlobalRules", "Rules", "VMRule"] {
		_deny(object.union(_object({}), {"kind": kind})) == _found(["spec"])
		_deny(object.union(_object({"runbook_url": "https://runbooks.example.com/shop"}), {"kind": kind})) == set()
	}
}

test_accepts_alerts_with_a_runbook if {
	_deny(_object({"runbook_url": "https://runbooks.example.com/shop-errors"})) == set()
	_deny(_groups({"runbook_url": "https://runbooks.example.com/shop-errors"})) == set()
}

test_measures_the_share if {
	alert_without_runbook.measure == {"value": 0, "of": 1} with input as _groups({})
		with data.karat.parameters as {"annotations": ["runbook_url"]}
}

test_does_not_apply_without_alerts if {
	not alert_without_runbook.applies with input as {"groups": [{"rules": [{"record": "a", "expr": "b"}]}]}
	not alert_without_runbook.applies with input as {"groups": {"a": "b"}}
	_deny({"kind": "Pod"}) == set()
	_deny(["a"]) == set()
}
