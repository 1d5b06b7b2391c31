# METADATA
# title: Dataproc cluster open to everybody
# description: >-
#   A role on the cluster is given to `allUsers` or to `allAuthenticatedUsers`, which is everybody who has some Google
#   account. Who may start jobs runs their own programs with the rights of the cluster.
# related_resources:
#   - ref: https://cloud.google.com/dataproc/docs/concepts/iam/iam
#     description: Google Cloud, Dataproc permissions and IAM roles
#   - ref: https://cloud.google.com/iam/docs/principals-overview
#     description: Google Cloud, IAM principals
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataproc_cluster_iam_member
#     description: Terraform, google_dataproc_cluster_iam_member
# custom:
#   severity: critical
#   kinds:
#     - terraform_module/google_dataproc_cluster_iam_binding
#     - terraform_module/google_dataproc_cluster_iam_member
#     - terraform_module/google_dataproc_cluster_iam_policy
#   remediation: >-
#     Give access to the groups and service accounts that work with the cluster.
package terraform.gcp.dataproc_private_cluster

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_grants := google_iam.grants({"google_dataproc_cluster"})

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	grant.member in google_iam.everybody
	message := sprintf("%s has %s on the cluster", [grant.member, grant.role])
}

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}
