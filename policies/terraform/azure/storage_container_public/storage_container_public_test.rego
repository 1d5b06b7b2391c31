package terraform.azure.storage_container_public_test

import data.lib.fix
import data.terraform.azure.storage_container_public

_module(container, account) := {"resource": {
	"azurerm_storage_container": {"files": [object.union(
		{"storage_account_id": "${azurerm_storage_account.data.id}"},
		container,
	)]},
	"azurerm_storage_account": {"data": [account], "other": [{"allow_nested_items_to_be_public": false}]},
}}

_finding(message) := {
	"message": message,
	"at": ["resource", "azurerm_storage_container", "files", 0, "container_access_type"],
	"resource": "azurerm_storage_container.files",
}

_listed := "everybody can list and read the blobs of the container"

test_finds_public_containers if {
	read := {_finding("everybody can read the blobs of the container")}
	fix.bare(storage_container_public.deny) == read with input as _module({"container_access_type": "blob"}, {})
	account := {"allow_nested_items_to_be_public": true}
	fix.bare(storage_container_public.deny) == {_finding(_listed)} with input as _module(
		{"container_access_type": "Container"},
		account,
	)
}

test_finds_containers_whose_account_is_elsewhere if {
	container := {"storage_account_name": "elsewhere", "container_access_type": "container"}
	module := {"resource": {"azurerm_storage_container": {"files": [container]}}}
	fix.bare(storage_container_public.deny) == {_finding(_listed)} with input as module
}

test_accepts_private_containers if {
	storage_container_public.deny == set() with input as _module({"container_access_type": "private"}, {})
	storage_container_public.deny == set() with input as _module({}, {})
	storage_container_public.unknown == set() with input as _module({}, {})
}

test_accepts_containers_whose_account_refuses if {
	every account in [{"allow_nested_items_to_be_public": false}, {"allow_blob_public_access": "false"}] {
		document := _module({"container_access_type": "blob"}, account)
		storage_container_public.deny == set() with input as document
	}
}

test_knows_the_default_of_old_providers if {
	old := {"terraform": [{"required_providers": [{"azurerm": {"version": "=2.46.0"}}]}]}
	document := _module({"container_access_type": "blob"}, {})
	storage_container_public.deny == set() with input as object.union(document, old)
	open := _module({"container_access_type": "blob"}, {"allow_blob_public_access": true})
	count(storage_container_public.deny) == 1 with input as object.union(open, old)
}

test_does_not_know_what_a_variable_says if {
	document := _module({"container_access_type": "${var.access}"}, {})
	storage_container_public.deny == set() with input as document
	expected := {_finding("container_access_type is known only when Terraform runs")}
	storage_container_public.unknown == expected with input as document
}

test_does_not_know_whether_the_account_refuses if {
	every name in ["allow_nested_items_to_be_public", "allow_blob_public_access"] {
		module := _module({"container_access_type": "blob"}, {name: "${var.public}"})
		storage_container_public.deny == set() with input as module
		count(storage_container_public.unknown) == 1 with input as module
		private := _module({"container_access_type": "private"}, {name: "${var.public}"})
		storage_container_public.unknown == set() with input as private
	}
}

test_accepts_other_documents if {
	storage_container_public.deny == set() with input as {"kind": "Pod"}
}
