resource "google_project_iam_member" "jane" {
  project = "shop"
  role    = "roles/viewer"
  member  = "user:jane@example.com" # finding: terraform.gcp.iam_no_user_granted_permissions
}
