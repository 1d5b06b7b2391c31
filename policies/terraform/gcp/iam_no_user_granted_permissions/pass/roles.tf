resource "google_project_iam_member" "viewers" {
  project = "shop"
  role    = "roles/viewer"
  member  = "group:viewers@example.com"
}
