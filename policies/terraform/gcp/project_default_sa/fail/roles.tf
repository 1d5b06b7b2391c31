resource "google_project_iam_member" "machines" {
  project = "shop"
  role   = "roles/viewer"
  member = "serviceAccount:123456789-compute@developer.gserviceaccount.com" # finding: terraform.gcp.project_default_sa
}

data "google_compute_default_service_account" "default" {}

resource "google_project_iam_binding" "editors" {
  project = "shop"
  role = "roles/editor"
  members = [
    "group:admins@example.com",
    data.google_compute_default_service_account.default.member, # finding: terraform.gcp.project_default_sa
  ]
}
