resource "google_organization_iam_member" "jane" {
  org_id = "123456789"
  role   = "roles/editor" # finding: terraform.gcp.google_org_basic_role
  member = "user:jane@example.com"
}

resource "google_organization_iam_binding" "viewers" {
  org_id = "123456789"
  role = "roles/viewer" # finding: terraform.gcp.google_org_basic_role
  members = [
    "group:viewers@example.com",
  ]
}
