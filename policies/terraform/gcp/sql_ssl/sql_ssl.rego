# METADATA
# title: Cloud SQL instance that takes unencrypted connections
# description: >-
#   Clients may connect to the database without TLS. Passwords and data then cross the network in clear, and nothing
#   proves to the client that it speaks with the right server. Instances that take connections through the Cloud SQL
#   connectors only are left out, for these always encrypt.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/configure-ssl-instance#enforcing-ssl
#     description: Google Cloud, Enforce SSL/TLS encryption
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance
# custom:
#   severity: high
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Set `ssl_mode = "ENCRYPTED_ONLY"`, or `TRUSTED_CLIENT_CERTIFICATE_REQUIRED` where clients have certificates.
#     Before version 6 of the provider it was `require_ssl = true`. Clients that do not encrypt are refused from
#     then on, so look for them in the log first.
#   controls:
#     cis_gcp_3_0: ["6.4"]
package terraform.gcp.sql_ssl

import data.lib.google
import data.lib.terraform

deny contains terraform.finding(found.setting, found.message) if {
	some found in _found
	count(terraform.undecided(found.doubts)) == 0
}

unknown contains finding if {
	some found in _found
	some finding in terraform.undecided(found.doubts)
}

unknown contains finding if some finding in terraform.undecided(_modes)

unknown contains finding if {
	some finding in terraform.undecided([missing.required | some missing in _missing])
}

# What lets clients connect without encryption, with why it may not matter.
_found contains {"setting": missing.mode, "message": message, "doubts": doubts} if {
	some missing in _missing
	missing.required.value == ""
	instance := missing.mode.resource
	not _says_enough(instance)
	doubts := array.concat(_connectors(instance), google.replication(instance))
	message := sprintf("%s, so clients may connect without encryption", [missing.mode.said])
}

_found contains {"setting": missing.required, "message": message, "doubts": _connectors(missing.mode.resource)} if {
	some missing in _missing
	terraform.is_false(missing.required.value)
	message := "require_ssl is false, so clients may connect without encryption"
}

_found contains {"setting": setting, "message": message, "doubts": _connectors(setting.resource)} if {
	some setting in _modes
	setting.value in {"ALLOW_UNENCRYPTED_AND_ENCRYPTED", "SSL_MODE_UNSPECIFIED"}
	message := sprintf("%s, so clients may connect without encryption", [setting.said])
}

_modes := [setting |
	some instance in terraform.resources_of({"google_sql_database_instance"})
	not _by_connectors(instance)
	some setting in google.settings_of(instance, ["settings", "ip_configuration", "ssl_mode"], "")
]

# Modes that are missing, with the argument of older versions of the provider.
_missing := [{"mode": mode, "required": required} |
	some mode in _modes
	mode.value == ""
	path := ["settings", "ip_configuration", "require_ssl"]
	required := google.settings_of(mode.resource, path, "")[0]
]

_by_connectors(instance) if {
	some setting in _connectors(instance)
	setting.value == "REQUIRED"
}

_connectors(instance) := google.settings_of(instance, ["settings", "connector_enforcement"], "NOT_REQUIRED")

# A replica or a clone takes over what it does not say itself.
_says_enough(instance) if {
	some setting in google.replication(instance)
	setting.value == true
}

_says_enough(instance) if {
	count(google.blocks(instance, "clone")) > 0
	count(google.blocks(instance, "settings")) == 0
}
