resource "google_project" "shop" { # finding: terraform.gcp.gcp_audit_logs_configured_for_all_services_and_users
  name       = "shop"
  project_id = "shop-123456"
}
