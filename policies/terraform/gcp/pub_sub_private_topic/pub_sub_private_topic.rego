# METADATA
# title: Pub/Sub topic open to everybody
# description: >-
#   A role on the topic is given to `allUsers` or to `allAuthenticatedUsers`, which is everybody who has some Google
#   account. They read messages by subscriptions of their own, or send ones that services act upon.
# related_resources:
#   - ref: https://cloud.google.com/pubsub/docs/access-control
#     description: Google Cloud, Access control with IAM
#   - ref: https://cloud.google.com/iam/docs/principals-overview
#     description: Google Cloud, IAM principals
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/pubsub_topic_iam_member
#     description: Terraform, google_pubsub_topic_iam_member
# custom:
#   severity: high
#   kinds:
#     - terraform_module/google_pubsub_topic_iam_binding
#     - terraform_module/google_pubsub_topic_iam_member
#     - terraform_module/google_pubsub_topic_iam_policy
#   remediation: >-
#     Give access to the service accounts that publish and subscribe.
package terraform.gcp.pub_sub_private_topic

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_grants := google_iam.grants({"google_pubsub_topic"})

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	grant.member in google_iam.everybody
	message := sprintf("%s has %s on the topic", [grant.member, grant.role])
}

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}
