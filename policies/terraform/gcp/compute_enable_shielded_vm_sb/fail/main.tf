resource "google_compute_instance" "main" { # finding: terraform.gcp.compute_enable_shielded_vm_sb
  name         = "main"
  machine_type = "e2-medium"
}

resource "google_compute_instance" "said" {
  name         = "said"
  machine_type = "e2-medium"

  shielded_instance_config {
    enable_secure_boot = false # finding: terraform.gcp.compute_enable_shielded_vm_sb
  }
}
