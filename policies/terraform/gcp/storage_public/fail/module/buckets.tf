resource "google_storage_bucket" "site" {
  name     = local.name
  location = "EU"
}

resource "google_storage_bucket_acl" "site" {
  bucket      = google_storage_bucket.site.name
  role_entity = ["OWNER:user-jane@example.com", "READER:${local.readers}"] # finding: terraform.gcp.storage_public
}
