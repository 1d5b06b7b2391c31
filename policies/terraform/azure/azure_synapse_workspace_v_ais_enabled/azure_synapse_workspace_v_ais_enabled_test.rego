package terraform.azure.azure_synapse_workspace_v_ais_enabled_test

import data.lib.fix
import data.terraform.azure.azure_synapse_workspace_v_ais_enabled

_module(body) := {"resource": {"azurerm_synapse_workspace_vulnerability_assessment": {"main": [body]}}}

_found(steps) := {{
	"message": "the workspace is not scanned by itself",
	"at": array.concat(["resource", "azurerm_synapse_workspace_vulnerability_assessment", "main", 0], steps),
	"resource": "azurerm_synapse_workspace_vulnerability_assessment.main",
}}

_wrong := [
	[[], {}],
	[["recurring_scans", 0], {"recurring_scans": [{}]}],
	[["recurring_scans", 0, "enabled"], {"recurring_scans": [{"enabled": false}]}],
	[["recurring_scans", 0, "enabled"], {"recurring_scans": [{"enabled": "false"}]}],
	[["recurring_scans", 0, "enabled"], {"recurring_scans": [{"enabled": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(azure_synapse_workspace_v_ais_enabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

test_accepts_what_is_right if {
	every on in [true, "true"] {
		azure_synapse_workspace_v_ais_enabled.deny == set() with input as _module({"recurring_scans": [{"enabled": on}]})
		azure_synapse_workspace_v_ais_enabled.unknown == set() with input as _module({"recurring_scans": [{"enabled": on}]})
	}
}

test_does_not_know_what_variables_say if {
	perhaps := {"dynamic": {"recurring_scans": [{"for_each": "${var.scans}", "content": [{"enabled": true}]}]}}
	every body in [{"recurring_scans": [{"enabled": "${var.scan}"}]}, perhaps] {
		azure_synapse_workspace_v_ais_enabled.deny == set() with input as _module(body)
		{finding.message | some finding in azure_synapse_workspace_v_ais_enabled.unknown} == {"recurring_scans.enabled is known only when Terraform runs"} with input as _module(body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	azure_synapse_workspace_v_ais_enabled.deny == set() with input as {"kind": "Pod"}
	azure_synapse_workspace_v_ais_enabled.unknown == set() with input as {"kind": "Pod"}
	azure_synapse_workspace_v_ais_enabled.deny == set() with input as {"resource": {"azurerm_synapse_workspace_vulnerability_assessment": "odd"}}
}
