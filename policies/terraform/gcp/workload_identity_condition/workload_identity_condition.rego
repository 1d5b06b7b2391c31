# METADATA
# title: Workload identity provider without a condition
# description: >-
#   Whoever has a token of the provider's issuer is let into the pool. For issuers that everybody has accounts at, as
#   GitHub or GitLab, that is anybody in the world, and nothing but the bindings of each single service account stands
#   in their way. Providers for an account of AWS, a SAML issuer or certificates of your own are left out.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/best-practices-for-using-workload-identity-federation
#     description: Google Cloud, Best practices for using Workload Identity Federation
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/iam_workload_identity_pool_provider
#     description: Terraform, google_iam_workload_identity_pool_provider, attribute_condition
# custom:
#   severity: high
#   kinds: [terraform_module/google_iam_workload_identity_pool_provider]
#   remediation: >-
#     Write an `attribute_condition` that names your organization at the issuer, as `"assertion.repository_owner_id ==
#     '123456789'"` for GitHub.
package terraform.gcp.workload_identity_condition

import data.lib.terraform

# Providers for an account of AWS, or for a SAML issuer or certificates of your own, let nobody else in.
_conditions := [setting |
	some said in terraform.presences(["google_iam_workload_identity_pool_provider"], ["attribute_condition"])
	closed := [there.value |
		some block in ["aws", "saml", "x509"]
		some there in terraform.presences_of(said.resource, [block])
	]
	not true in closed
	doubts := [value | some value in closed; value != false]
	setting := object.union(said, {"value": doubts[0] | said.value == false})
]

deny contains terraform.finding(setting, message) if {
	some setting in _conditions
	setting.value == false
	message := "everybody with a token of the issuer is let into the pool, since there is no attribute_condition"
}

unknown contains finding if some finding in terraform.undecided(_conditions)
