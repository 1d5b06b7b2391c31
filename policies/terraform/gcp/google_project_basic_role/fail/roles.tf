resource "google_project_iam_member" "jane" {
  project = "shop"
  role   = "roles/editor" # finding: terraform.gcp.google_project_basic_role
  member = "user:jane@example.com"
}

resource "google_project_iam_binding" "viewers" {
  project = "shop"
  role = "roles/viewer" # finding: terraform.gcp.google_project_basic_role
  members = [
    "group:viewers@example.com",
  ]
}
