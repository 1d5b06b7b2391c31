resource "google_organization_iam_member" "deployers" {
  org_id = "123456789"
  role   = "roles/iam.serviceAccountTokenCreator" # finding: terraform.gcp.org_impersonation
  member = "group:deployers@example.com"
}

resource "google_organization_iam_binding" "editors" {
  org_id = "123456789"
  role = "roles/editor" # finding: terraform.gcp.org_impersonation
  members = [
    "group:admins@example.com",
  ]
}
