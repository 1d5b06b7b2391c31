resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  metadata = {
    block-project-ssh-keys = "TRUE"
  }
}

resource "google_compute_instance" "chosen" {
  name         = "chosen"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"
  metadata     = var.metadata
}

resource "google_compute_instance" "windows" {
  name         = "windows"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  boot_disk {
    initialize_params {
      image = "windows-cloud/windows-2022"
    }
  }
}
