resource "google_container_registry" "shop" {
  project  = "shop"
  location = "EU"
}

resource "google_storage_bucket_iam_member" "pull" {
  bucket = google_container_registry.shop.id
  role   = "roles/storage.objectViewer"
  member = "group:developers@example.com"
}
