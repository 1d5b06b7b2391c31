resource "google_project_iam_member" "jane" {
  project = "shop"
  role    = "roles/viewer"
  member  = "user:jane@example.com"
}
