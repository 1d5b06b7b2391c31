# METADATA
# title: Redis instance without TLS
# description: >-
#   What applications and the instance say to each other, passwords too, goes over the network in the clear.
# related_resources:
#   - ref: https://cloud.google.com/memorystore/docs/redis/about-in-transit-encryption
#     description: Google Cloud, About in-transit encryption
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/redis_instance
#     description: Terraform, google_redis_instance, transit_encryption_mode
# custom:
#   severity: medium
#   kinds: [terraform_module/google_redis_instance]
#   remediation: >-
#     Write `transit_encryption_mode = "SERVER_AUTHENTICATION"`. It cannot be changed, so Terraform makes a new
#     instance.
package terraform.gcp.memorystore_for_redis_in_transit_encryption

import data.lib.terraform

_modes := terraform.settings(["google_redis_instance"], ["transit_encryption_mode"], "DISABLED")

deny contains terraform.finding(setting, "connections are not encrypted") if {
	some setting in _modes
	setting.value in {"", "DISABLED", "TRANSIT_ENCRYPTION_MODE_UNSPECIFIED"}
}

unknown contains finding if some finding in terraform.undecided(_modes)
