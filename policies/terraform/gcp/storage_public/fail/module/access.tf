locals {
  name    = "shop-site"
  readers = "allUsers"
}

resource "google_storage_bucket_iam_binding" "site" {
  bucket = google_storage_bucket.site.name
  role   = "roles/storage.objectViewer"
  members = [
    "user:jane@example.com",
    "allAuthenticatedUsers", # finding: terraform.gcp.storage_public
  ]
}

data "google_iam_policy" "open" {
  binding {
    role    = "roles/storage.objectAdmin"
    members = ["allUsers"] # finding: terraform.gcp.storage_public
  }
}

resource "google_storage_bucket_iam_policy" "site" {
  bucket      = google_storage_bucket.site.name
  policy_data = data.google_iam_policy.open.policy_data
}
