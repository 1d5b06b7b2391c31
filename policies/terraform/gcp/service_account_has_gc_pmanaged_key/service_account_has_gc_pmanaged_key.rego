# METADATA
# title: Service account with a key of its own
# description: >-
#   The service account has a key that lies in a file, or in the state. It is valid until somebody takes it away,
#   works from everywhere, and is what is found in repositories and images that leak.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys
#     description: Google Cloud, Best practices for managing service account keys
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/service_account_key
#     description: Terraform, google_service_account_key
# custom:
#   severity: medium
#   kinds: [terraform_module/google_service_account_key]
#   remediation: >-
#     Remove the key. What runs in Google Cloud gets tokens of the account that it runs as; what runs elsewhere, by
#     Workload Identity Federation.
#   controls:
#     cis_gcp_3_0: ["1.4"]
package terraform.gcp.service_account_has_gc_pmanaged_key

import data.lib.terraform

deny contains {"message": message, "at": key.path, "resource": key.address} if {
	some key in terraform.resources_of({"google_service_account_key"})
	message := "the service account has a key that lies outside of Google"
}
