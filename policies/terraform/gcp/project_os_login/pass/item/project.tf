resource "google_compute_project_metadata_item" "login" {
  key   = "enable-oslogin"
  value = "true"
}
