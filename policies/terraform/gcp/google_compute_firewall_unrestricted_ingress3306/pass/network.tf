resource "google_compute_firewall" "office" {
  name          = "office"
  network       = google_compute_network.shop.name
  source_ranges = ["192.0.2.0/24"]

  allow {
    protocol = "tcp"
    ports    = ["3306"]
  }
}
