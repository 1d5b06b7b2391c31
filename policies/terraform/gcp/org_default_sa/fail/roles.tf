resource "google_organization_iam_member" "machines" {
  org_id = "123456789"
  role   = "roles/viewer"
  member = "serviceAccount:123456789-compute@developer.gserviceaccount.com" # finding: terraform.gcp.org_default_sa
}

data "google_compute_default_service_account" "default" {}

resource "google_organization_iam_binding" "editors" {
  org_id = "123456789"
  role = "roles/editor"
  members = [
    "group:admins@example.com",
    data.google_compute_default_service_account.default.member, # finding: terraform.gcp.org_default_sa
  ]
}
