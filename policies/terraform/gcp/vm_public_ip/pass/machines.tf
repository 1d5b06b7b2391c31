resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  network_interface {
    subnetwork = google_compute_subnetwork.shop.id
  }
}

resource "google_compute_instance" "chosen" {
  name         = "chosen"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  network_interface {
    subnetwork = google_compute_subnetwork.shop.id

    dynamic "access_config" {
      for_each = var.public ? [1] : []
      content {}
    }
  }
}
