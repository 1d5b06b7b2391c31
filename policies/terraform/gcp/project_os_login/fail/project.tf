resource "google_compute_project_metadata" "shop" {
  metadata = { # finding: terraform.gcp.project_os_login
    ssh-keys = file("keys.txt")
  }
}
