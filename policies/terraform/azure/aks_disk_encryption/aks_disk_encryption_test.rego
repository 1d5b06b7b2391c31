package terraform.azure.aks_disk_encryption_test

import data.terraform.azure.aks_disk_encryption

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "disks have a key of Microsoft, since there is no disk encryption set",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["disk_encryption_set_id"], {"disk_encryption_set_id": ""}],
	[[], {}],
	[["disk_encryption_set_id"], {"disk_encryption_set_id": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		aks_disk_encryption.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"disk_encryption_set_id": "x"},
	{"disk_encryption_set_id": "${azurerm_disk_encryption_set.main.id}"},
]

test_accepts_what_is_right if {
	every body in _right {
		aks_disk_encryption.deny == set() with input as _module(body)
		aks_disk_encryption.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"disk_encryption_set_id": "${var.choice}"}
	aks_disk_encryption.deny == set() with input as _module(body)
	aks_disk_encryption.unknown == {{
		"message": "disk_encryption_set_id is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["disk_encryption_set_id"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	aks_disk_encryption.deny == set() with input as {"kind": "Pod"}
	aks_disk_encryption.unknown == set() with input as {"kind": "Pod"}
	aks_disk_encryption.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
