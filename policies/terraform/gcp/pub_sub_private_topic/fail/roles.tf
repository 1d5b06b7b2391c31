resource "google_pubsub_topic_iam_member" "everybody" {
  topic = "orders"
  role   = "roles/viewer"
  member = "allUsers" # finding: terraform.gcp.pub_sub_private_topic
}

resource "google_pubsub_topic_iam_binding" "readers" {
  topic = "orders"
  role = "roles/viewer"
  members = [
    "group:readers@example.com",
    "allAuthenticatedUsers", # finding: terraform.gcp.pub_sub_private_topic
  ]
}
