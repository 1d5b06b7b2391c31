resource "google_organization_iam_member" "jane" {
  org_id = "123456789"
  role   = "roles/logging.viewer"
  member = "user:jane@example.com"
}
