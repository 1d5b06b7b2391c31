resource "google_compute_firewall" "inside" {
  name          = "inside"
  network       = google_compute_network.shop.name
  source_ranges = ["10.0.0.0/8"]

  allow { # finding: terraform.gcp.compute_disable_allow_all_ports
    protocol = "tcp"
  }
}
