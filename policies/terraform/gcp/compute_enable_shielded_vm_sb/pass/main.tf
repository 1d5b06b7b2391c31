resource "google_compute_instance" "main" {
  name         = "main"
  machine_type = "e2-medium"

  shielded_instance_config {
    enable_secure_boot = true
  }
}
