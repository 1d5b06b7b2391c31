# METADATA
# title: Cloud function that takes calls from everywhere
# description: >-
#   The function takes calls from all of the internet, which is so by default. Only IAM, or nothing, stands between it
#   and whoever scans. Functions that events start are left out: nobody calls them by an address of their own.
# related_resources:
#   - ref: https://cloud.google.com/functions/docs/networking/network-settings
#     description: Google Cloud, Configure network settings
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions_function
#     description: Terraform, google_cloudfunctions_function, ingress_settings
# custom:
#   severity: medium
#   kinds: [terraform_module/google_cloudfunctions2_function, terraform_module/google_cloudfunctions_function]
#   remediation: >-
#     Write `ingress_settings = "ALLOW_INTERNAL_ONLY"`, or `"ALLOW_INTERNAL_AND_GCLB"` behind a load balancer (in
#     `service_config` of `google_cloudfunctions2_function`).
package terraform.gcp.cloud_function_permissive_ingress

import data.lib.google
import data.lib.terraform

_ingress := [setting |
	some type, path in {
		"google_cloudfunctions_function": ["ingress_settings"],
		"google_cloudfunctions2_function": ["service_config", "ingress_settings"],
	}
	some function in terraform.resources_of({type})
	count(google.blocks(function, "event_trigger")) == 0
	some setting in terraform.settings_of(function, path, "ALLOW_ALL")
]

deny contains terraform.mended(setting, "calls from all of the internet are taken", "ALLOW_INTERNAL_ONLY") if {
	some setting in _ingress
	setting.value == "ALLOW_ALL"
}

unknown contains finding if some finding in terraform.undecided(_ingress)
