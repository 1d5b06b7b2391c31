resource "google_dns_managed_zone" "shop" { # finding: terraform.gcp.dnssec
  name     = "shop"
  dns_name = "shop.example."
}

resource "google_dns_managed_zone" "lab" {
  name     = "lab"
  dns_name = "lab.example."

  dnssec_config {
    state = "off" # finding: terraform.gcp.dnssec
  }
}
