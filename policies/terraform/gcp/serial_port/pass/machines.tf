resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  metadata = {
    serial-port-enable = "FALSE"
  }
}

resource "google_compute_instance" "batch" {
  name         = "batch"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"
}
