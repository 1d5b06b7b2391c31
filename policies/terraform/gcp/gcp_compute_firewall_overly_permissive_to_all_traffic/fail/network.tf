resource "google_compute_firewall" "all" {
  name          = "all"
  network       = google_compute_network.shop.name
  source_ranges = ["0.0.0.0/0"] # finding: terraform.gcp.gcp_compute_firewall_overly_permissive_to_all_traffic

  allow {
    protocol = "all"
  }
}
