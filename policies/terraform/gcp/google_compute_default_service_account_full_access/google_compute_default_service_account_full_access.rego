# METADATA
# title: Default service account with access to all APIs
# description: >-
#   The machine runs as the default service account of Compute Engine, with the scope of all APIs. In many projects
#   that account is an editor of everything: whoever gets into the machine has the project. Nodes of GKE (their names
#   begin with `gke-`) are left out.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/access/service-accounts#default_service_account
#     description: Google Cloud, Compute Engine default service account
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
#     description: Terraform, google_compute_instance, service_account
# custom:
#   severity: high
#   kinds:
#     - terraform_module/google_compute_instance
#     - terraform_module/google_compute_instance_from_machine_image
#     - terraform_module/google_compute_instance_from_template
#     - terraform_module/google_compute_instance_template
#     - terraform_module/google_compute_region_instance_template
#   remediation: >-
#     Make a `google_service_account` for what the machine does, and name it in `service_account.email`; where the
#     default account has to stay, name the scopes that are needed.
#   controls:
#     cis_gcp_3_0: ["4.2"]
package terraform.gcp.google_compute_default_service_account_full_access

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_full := {"cloud-platform", "https://www.googleapis.com/auth/cloud-platform"}

deny contains {"message": message, "at": account.at, "resource": account.machine.address} if {
	some account in _accounts
	some scope in account.scopes
	scope in _full
	_is_default(account.email)
	message := "the default service account may call all APIs"
}

unknown contains google.doubt("service_account", account.at, account.machine) if {
	some account in _accounts
	_is_undecided(account)
}

_is_undecided(account) if {
	terraform.unknown(account.scopes)
	_is_default(account.email)
}

_is_undecided(account) if {
	some scope in account.scopes
	scope in _full
	terraform.unknown(account.email)
	not _is_default(account.email)
	not contains(account.email, "google_service_account.")
}

# A machine that names no account has the default one.
_is_default("")

_is_default("default")

_is_default(email) if google_iam.is_default_account(email)

_accounts := [account |
	some machine in google.machines
	not google.is_node(machine)
	some block in google.blocks(machine, "service_account")
	not block.doubt
	email := terraform.argument(block.body, "email", "")
	is_string(email)
	account := {
		"machine": machine,
		"email": email,
		"scopes": terraform.argument(block.body, "scopes", []),
		"at": block.path,
	}
]
