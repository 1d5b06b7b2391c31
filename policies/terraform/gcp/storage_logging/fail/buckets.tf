resource "google_storage_bucket" "orders" { # finding: terraform.gcp.storage_logging
  name     = "shop-orders"
  location = "EU"
}
