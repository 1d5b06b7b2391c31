resource "google_dns_managed_zone" "shop" {
  name     = "shop"
  dns_name = "shop.example."

  dnssec_config {
    state = "on"
  }
}

resource "google_dns_managed_zone" "inside" {
  name       = "inside"
  dns_name   = "inside.example."
  visibility = "private"
}
