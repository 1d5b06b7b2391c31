resource "google_project_iam_member" "jane" {
  project = "shop"
  role    = "roles/viewer"
  member  = "user:jane@gmail.com" # finding: terraform.gcp.iam_no_personal_emails
}
