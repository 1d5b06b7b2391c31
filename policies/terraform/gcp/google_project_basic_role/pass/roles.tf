resource "google_project_iam_member" "jane" {
  project = "shop"
  role   = "roles/logging.viewer"
  member = "user:jane@example.com"
}
