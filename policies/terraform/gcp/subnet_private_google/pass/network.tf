resource "google_compute_subnetwork" "machines" {
  name                     = "machines"
  ip_cidr_range            = "10.2.0.0/16"
  region                   = "europe-west3"
  network                  = google_compute_network.shop.id
  private_ip_google_access = true
}

resource "google_compute_subnetwork" "proxies" {
  name          = "proxies"
  ip_cidr_range = "10.4.0.0/24"
  region        = "europe-west3"
  network       = google_compute_network.shop.id
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}
