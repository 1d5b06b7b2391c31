resource "google_compute_firewall" "open" {
  name          = "open"
  network       = google_compute_network.shop.name
  source_ranges = ["0.0.0.0/0"] # finding: terraform.gcp.google_compute_firewall_unrestricted_ingress21

  allow {
    protocol = "tcp"
    ports    = ["21"]
  }
}
