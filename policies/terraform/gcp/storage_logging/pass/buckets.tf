resource "google_storage_bucket" "orders" {
  name     = "shop-orders"
  location = "EU"

  logging {
    log_bucket = google_storage_bucket.logs.name
  }
}

resource "google_storage_bucket" "logs" {
  name     = "shop-logs"
  location = "EU"
}
