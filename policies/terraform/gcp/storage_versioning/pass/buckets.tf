resource "google_storage_bucket" "orders" {
  name     = "shop-orders"
  location = "EU"

  versioning {
    enabled = true
  }
}
