resource "google_folder_iam_member" "deployers" {
  folder = "folders/1234567"
  role   = "roles/iam.serviceAccountTokenCreator" # finding: terraform.gcp.folder_impersonation
  member = "group:deployers@example.com"
}

resource "google_folder_iam_binding" "editors" {
  folder = "folders/1234567"
  role = "roles/editor" # finding: terraform.gcp.folder_impersonation
  members = [
    "group:admins@example.com",
  ]
}
