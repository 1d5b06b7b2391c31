# METADATA
# title: Cloud Run service open to everybody
# description: >-
#   The service may be called by `allUsers` or by `allAuthenticatedUsers`, which is everybody who has some Google
#   account, or asks nobody who they are. Every flaw of it is then one for the whole internet. A service that is meant
#   for the public needs it; ignore the finding there with that reason.
# related_resources:
#   - ref: https://cloud.google.com/run/docs/authenticating/overview
#     description: Google Cloud, Authentication overview of Cloud Run
#   - ref: https://cloud.google.com/iam/docs/principals-overview
#     description: Google Cloud, IAM principals
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_service_iam_member
#     description: Terraform, google_cloud_run_service_iam_member
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/google_cloud_run_service_iam_binding
#     - terraform_module/google_cloud_run_service_iam_member
#     - terraform_module/google_cloud_run_service_iam_policy
#     - terraform_module/google_cloud_run_v2_job_iam_binding
#     - terraform_module/google_cloud_run_v2_job_iam_member
#     - terraform_module/google_cloud_run_v2_job_iam_policy
#     - terraform_module/google_cloud_run_v2_service
#     - terraform_module/google_cloud_run_v2_service_iam_binding
#     - terraform_module/google_cloud_run_v2_service_iam_member
#     - terraform_module/google_cloud_run_v2_service_iam_policy
#   remediation: >-
#     Give `roles/run.invoker` to the accounts that call the service, or put a load balancer with Identity-Aware Proxy
#     in front, and remove `invoker_iam_disabled`.
package terraform.gcp.gcp_cloud_run_private_service

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_grants := google_iam.grants({"google_cloud_run_service", "google_cloud_run_v2_job", "google_cloud_run_v2_service"})

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	grant.member in google_iam.everybody
	message := sprintf("%s has %s on the service", [grant.member, grant.role])
}

deny contains terraform.mended(setting, "callers are not asked who they are", false) if {
	some setting in _switches
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_switches)

# A service may do without the check of who calls it.
_switches := terraform.settings(["google_cloud_run_v2_service"], ["invoker_iam_disabled"], false)

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}
