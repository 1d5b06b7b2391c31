variable "uniform" {
  type = bool
}

resource "google_storage_bucket" "files" {
  name                        = "shop-files"
  location                    = "EU"
  uniform_bucket_level_access = true
}

resource "google_storage_bucket" "old_provider" {
  name               = "shop-old"
  location           = "EU"
  bucket_policy_only = true
}

resource "google_storage_bucket" "chosen" {
  name                        = "shop-chosen"
  location                    = "EU"
  uniform_bucket_level_access = var.uniform
}
