resource "google_compute_instance" "jump" {
  name         = "jump"
  machine_type = "e2-small"
  zone         = "europe-west1-b"

  metadata = {
    enable-oslogin = "FALSE" # finding: terraform.gcp.project_os_login
  }

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    network = "default"
  }
}
