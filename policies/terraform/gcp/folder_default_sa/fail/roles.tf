resource "google_folder_iam_member" "machines" {
  folder = "folders/1234567"
  role   = "roles/viewer"
  member = "serviceAccount:123456789-compute@developer.gserviceaccount.com" # finding: terraform.gcp.folder_default_sa
}

data "google_compute_default_service_account" "default" {}

resource "google_folder_iam_binding" "editors" {
  folder = "folders/1234567"
  role = "roles/editor"
  members = [
    "group:admins@example.com",
    data.google_compute_default_service_account.default.member, # finding: terraform.gcp.folder_default_sa
  ]
}
