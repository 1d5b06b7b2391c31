resource "google_project" "shop" {
  name       = "shop"
  project_id = "shop-123456"
}

resource "google_project_iam_audit_config" "shop" {
  project = google_project.shop.project_id
  service = "allServices"

  audit_log_config {
    log_type = "ADMIN_READ"
  }

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}
