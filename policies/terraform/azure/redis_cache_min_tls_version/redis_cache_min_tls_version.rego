# METADATA
# title: Redis cache that accepts old TLS
# description: >-
#   The cache accepts connections with TLS 1.0 or 1.1. Both have known weaknesses, and a client that somebody talks
#   down to them gives away more than it should.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#     description: RFC 8996, Deprecating TLS 1.0 and TLS 1.1
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_cache
#     description: azurerm_redis_cache, minimum_tls_version
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_redis_cache]
#   remediation: >-
#     Write `minimum_tls_version = "1.2"`. Clients that are older cannot connect from then on.
package terraform.azure.redis_cache_min_tls_version

import data.lib.azure
import data.lib.terraform

_versions := terraform.settings(["azurerm_redis_cache"], ["minimum_tls_version"], _otherwise)

deny contains terraform.mended(setting, "connections with old versions of TLS are accepted", "1.2") if {
	some setting in _versions
	azure.word(setting.value) in {"1.0", "1.1"}
}

unknown contains finding if some finding in terraform.undecided(_versions)

# What holds where nothing is said: before version 3 of the provider that was 1.0.
_otherwise := "1.0" if {
	azure.before(3)
} else := "1.2"
