resource "google_compute_project_metadata_item" "login" {
  key   = "enable-oslogin"
  value = "FALSE" # finding: terraform.gcp.project_os_login
}
