resource "google_compute_subnetwork" "machines" { # finding: terraform.gcp.subnet_private_google
  name          = "machines"
  ip_cidr_range = "10.2.0.0/16"
  region        = "europe-west3"
  network       = google_compute_network.shop.id
}

resource "google_compute_subnetwork" "said" {
  name                     = "said"
  ip_cidr_range            = "10.3.0.0/16"
  region                   = "europe-west3"
  network                  = google_compute_network.shop.id
  private_ip_google_access = false # finding: terraform.gcp.subnet_private_google
}
