resource "google_compute_instance" "main" {
  name         = "main"
  machine_type = "e2-medium"

  service_account { # finding: terraform.gcp.google_compute_default_service_account_full_access
    scopes = ["cloud-platform"]
  }
}
