resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west3-a"

  boot_disk { # finding: terraform.gcp.vm_disk_cmk
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
}
