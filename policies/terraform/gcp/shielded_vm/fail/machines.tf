resource "google_compute_instance" "web" { # finding: terraform.gcp.shielded_vm
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"
}

resource "google_compute_instance_template" "batch" {
  name_prefix  = "batch-"
  machine_type = "e2-medium"

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = false # finding: terraform.gcp.shielded_vm
  }
}
