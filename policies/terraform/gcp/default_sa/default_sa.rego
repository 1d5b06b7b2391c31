# METADATA
# title: Machine with the default service account
# description: >-
#   The machine runs as the default service account of Compute Engine, which in many projects is an editor of
#   everything. Whoever gets into the machine asks its metadata server for a token and has the project. Machines
#   without a service account, and nodes of GKE (their names begin with `gke-`), are left out.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/access/service-accounts#default_service_account
#     description: Google Cloud, Compute Engine default service account
#   - ref: https://cloud.google.com/iam/docs/best-practices-service-accounts
#     description: Google Cloud, Best practices for using service accounts
# custom:
#   severity: high
#   kinds: [terraform_module/google_compute_instance, terraform_module/google_compute_instance_from_machine_image,
#     terraform_module/google_compute_instance_from_template, terraform_module/google_compute_instance_template,
#     terraform_module/google_compute_region_instance_template]
#   remediation: >-
#     Make a `google_service_account` for what the machine does, grant it the roles that are needed, and name it in
#     `service_account.email`. A machine that calls no Google API needs no `service_account` block.
#   controls:
#     cis_gcp_3_0: ["4.1"]
package terraform.gcp.default_sa

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": account.path, "resource": account.machine.address} if {
	some account in _accounts
	not account.doubt
	account.email == ""
	message := "service_account has no email, so the machine runs as the default service account"
}

deny contains {"message": message, "at": at, "resource": account.machine.address} if {
	some account in _accounts
	not account.doubt
	_is_default(account.email)
	at := array.concat(account.path, ["email"])
	message := "machine runs as the default service account"
}

unknown contains google.doubt("service_account", account.path, account.machine) if {
	some account in _accounts
	account.doubt
}

unknown contains google.doubt("email", array.concat(account.path, ["email"]), account.machine) if {
	some account in _accounts
	terraform.unknown(account.email)
	not _is_default(account.email)
	not contains(account.email, "google_service_account.")
}

_accounts := [account |
	some machine in google.machines
	not google.is_node(machine)
	some block in google.blocks(machine, "service_account")
	email := terraform.argument(block.body, "email", "")
	is_string(email)
	account := object.union(block, {"machine": machine, "email": email})
]

_is_default("default")

_is_default(email) if endswith(email, "-compute@developer.gserviceaccount.com")

_is_default(email) if contains(email, "${data.google_compute_default_service_account.")
