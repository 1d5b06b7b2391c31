# METADATA
# title: Subnet without Private Google Access
# description: >-
#   Machines of the subnet without a public address cannot reach Cloud Storage, BigQuery or any other API of Google.
#   So they get a public address, or a NAT gateway to all of the internet, which they would not need. Subnets that
#   only serve load balancers, Private Service Connect or NAT are left out.
# related_resources:
#   - ref: https://cloud.google.com/vpc/docs/private-google-access
#     description: Google Cloud, Private Google Access
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork
#     description: Terraform, google_compute_subnetwork, private_ip_google_access
# custom:
#   severity: low
#   kinds: [terraform_module/google_compute_subnetwork]
#   remediation: >-
#     Write `private_ip_google_access = true`.
package terraform.gcp.subnet_private_google

import data.lib.terraform

_access := [setting |
	some subnet in terraform.resources_of({"google_compute_subnetwork"})
	purpose := terraform.argument(subnet.body, "purpose", "PRIVATE")
	_may_be_for_machines(purpose)
	some said in terraform.settings_of(subnet, ["private_ip_google_access"], false)
	setting := object.union(said, {"value": purpose | not terraform.is_true(said.value); terraform.unknown(purpose)})
]

deny contains terraform.mended(setting, "machines without a public address cannot reach APIs of Google", true) if {
	some setting in _access
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_access)

_may_be_for_machines(purpose) if purpose in {"PRIVATE", "PRIVATE_RFC_1918"}

_may_be_for_machines(purpose) if terraform.unknown(purpose)
