resource "google_pubsub_topic_iam_member" "readers" {
  topic = "orders"
  role   = "roles/viewer"
  member = "group:readers@example.com"
}
