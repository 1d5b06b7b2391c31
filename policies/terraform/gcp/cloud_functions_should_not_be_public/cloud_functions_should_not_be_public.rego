# METADATA
# title: Cloud function open to everybody
# description: >-
#   The function may be called by `allUsers` or by `allAuthenticatedUsers`, which is everybody who has some Google
#   account. Every flaw of it is then one for the whole internet, and so is the bill. A function that is meant for the
#   public needs it; ignore the finding there with that reason.
# related_resources:
#   - ref: https://cloud.google.com/functions/docs/securing/managing-access-iam
#     description: Google Cloud, Authorize access via IAM
#   - ref: https://cloud.google.com/iam/docs/principals-overview
#     description: Google Cloud, IAM principals
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions_function_iam_member
#     description: Terraform, google_cloudfunctions_function_iam_member
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/google_cloudfunctions2_function_iam_binding
#     - terraform_module/google_cloudfunctions2_function_iam_member
#     - terraform_module/google_cloudfunctions2_function_iam_policy
#     - terraform_module/google_cloudfunctions_function_iam_binding
#     - terraform_module/google_cloudfunctions_function_iam_member
#     - terraform_module/google_cloudfunctions_function_iam_policy
#   remediation: >-
#     Give `roles/cloudfunctions.invoker` to the accounts that call the function.
package terraform.gcp.cloud_functions_should_not_be_public

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_grants := google_iam.grants({"google_cloudfunctions_function", "google_cloudfunctions2_function"})

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	grant.member in google_iam.everybody
	message := sprintf("%s has %s on the function", [grant.member, grant.role])
}

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}
