resource "google_compute_project_metadata_item" "login" {
  key   = "enable-oslogin"
  value = "TRUE"
}

resource "google_compute_instance" "jump" {
  name         = "jump"
  machine_type = "e2-small"
  zone         = "europe-west1-b"

  metadata = {
    block-project-ssh-keys = "TRUE"
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
