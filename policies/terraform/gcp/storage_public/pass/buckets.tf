resource "google_storage_bucket" "site" {
  name     = "shop-site"
  location = "EU"
}

resource "google_storage_bucket_iam_member" "site" {
  bucket = google_storage_bucket.site.name
  role   = "roles/storage.objectViewer"
  member = "serviceAccount:web@shop.iam.gserviceaccount.com"
}

resource "google_storage_bucket" "files" {
  name                        = "shop-files"
  location                    = "EU"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
}

# Refused by the bucket.
resource "google_storage_bucket_iam_member" "files" {
  bucket = google_storage_bucket.files.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_storage_bucket_iam_binding" "chosen" {
  bucket  = google_storage_bucket.site.name
  role    = "roles/storage.objectViewer"
  members = var.readers
}
