resource "google_dns_managed_zone" "shop" { # finding: terraform.gcp.dnssec
  name     = "shop"
  dns_name = "shop.example."

  dnssec_config {
    state = "on"
  }
}

resource "google_dns_managed_zone" "lab" {
  name     = "lab"
  dns_name = "lab.example."

  dnssec_config {
    state = "on" # finding: terraform.gcp.dnssec
  }
}
