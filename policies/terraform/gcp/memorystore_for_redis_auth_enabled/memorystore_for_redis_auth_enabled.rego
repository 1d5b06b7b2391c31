# METADATA
# title: Redis instance without a password
# description: >-
#   Whoever reaches the instance over the network reads and changes all that is in it, without a password.
# related_resources:
#   - ref: https://cloud.google.com/memorystore/docs/redis/about-redis-auth
#     description: Google Cloud, About AUTH
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/redis_instance
#     description: Terraform, google_redis_instance, auth_enabled
# custom:
#   severity: high
#   kinds: [terraform_module/google_redis_instance]
#   remediation: >-
#     Write `auth_enabled = true`, and give applications the password from `auth_string`.
package terraform.gcp.memorystore_for_redis_auth_enabled

import data.lib.terraform

_passwords := terraform.settings(["google_redis_instance"], ["auth_enabled"], false)

deny contains terraform.mended(setting, "whoever reaches the instance may use it", true) if {
	some setting in _passwords
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_passwords)
