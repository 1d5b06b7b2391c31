resource "google_folder_iam_member" "jane" {
  folder = "folders/1234567"
  role   = "roles/editor" # finding: terraform.gcp.google_folder_basic_role
  member = "user:jane@example.com"
}

resource "google_folder_iam_binding" "viewers" {
  folder = "folders/1234567"
  role = "roles/viewer" # finding: terraform.gcp.google_folder_basic_role
  members = [
    "group:viewers@example.com",
  ]
}
