# METADATA
# title: Cloud function that answers plain HTTP
# description: >-
#   The function answers requests that are not encrypted. Whoever sits on the way reads them, with the tokens that
#   come along. Functions that are not called by HTTP are left out.
# related_resources:
#   - ref: https://cloud.google.com/functions/docs/writing/write-http-functions
#     description: Google Cloud, Write HTTP functions
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions_function
#     description: Terraform, google_cloudfunctions_function, https_trigger_security_level
# custom:
#   severity: medium
#   kinds: [terraform_module/google_cloudfunctions_function]
#   remediation: >-
#     Write `https_trigger_security_level = "SECURE_ALWAYS"`: plain HTTP is then redirected.
package terraform.gcp.cloud_function_secure_http_trigger

import data.lib.terraform

_levels := [setting |
	some setting in terraform.settings(
		{"google_cloudfunctions_function"},
		["https_trigger_security_level"],
		"SECURE_OPTIONAL",
	)
	terraform.is_true(object.get(setting.resource.body, "trigger_http", null))
]

deny contains terraform.mended(setting, "requests over plain HTTP are answered", "SECURE_ALWAYS") if {
	some setting in _levels
	setting.value in {"SECURE_OPTIONAL", "SECURITY_LEVEL_UNSPECIFIED"}
}

unknown contains finding if some finding in terraform.undecided(_levels)
