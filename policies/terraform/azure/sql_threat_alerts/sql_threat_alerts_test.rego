package terraform.azure.sql_threat_alerts_test

import data.lib.fix
import data.terraform.azure.sql_threat_alerts

_policy(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

_policies := ["azurerm_mssql_server_security_alert_policy", "azurerm_mssql_managed_instance_security_alert_policy"]

test_finds_alerts_that_are_left_out if {
	message := "alerts are switched off: Data_Exfiltration, Sql_Injection"
	alerts := ["Sql_Injection", "Data_Exfiltration"]
	every type in _policies {
		fix.bare(sql_threat_alerts.deny) == _found(type, ["disabled_alerts"], message) with input as _policy(
			type,
			{"disabled_alerts": alerts},
		)
	}
	every type in ["azurerm_mssql_database", "azurerm_sql_server"] {
		steps := ["threat_detection_policy", 0, "disabled_alerts"]
		fix.bare(sql_threat_alerts.deny) == _found(type, steps, message) with input as _policy(
			type,
			{"threat_detection_policy": [{"disabled_alerts": alerts}]},
		)
	}
}

test_accepts_policies_with_all_alerts if {
	every type in _policies {
		every body in [{}, {"disabled_alerts": []}, {"disabled_alerts": [""]}, {"disabled_alerts": null}] {
			sql_threat_alerts.deny == set() with input as _policy(type, body)
			sql_threat_alerts.unknown == set() with input as _policy(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	type := "azurerm_mssql_server_security_alert_policy"
	message := "disabled_alerts is known only when Terraform runs"
	every alerts in ["${var.alerts}", ["${var.alert}"]] {
		sql_threat_alerts.deny == set() with input as _policy(type, {"disabled_alerts": alerts})
		sql_threat_alerts.unknown == _found(type, ["disabled_alerts"], message) with input as _policy(
			type,
			{"disabled_alerts": alerts},
		)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	sql_threat_alerts.deny == set() with input as {"kind": "Pod"}
	sql_threat_alerts.unknown == set() with input as {"kind": "Pod"}
	sql_threat_alerts.deny == set() with input as _policy("azurerm_mssql_server_security_alert_policy", {"disabled_alerts": {}})
}
