variable "uniform" {
  type    = bool
  default = false
}

resource "google_storage_bucket" "files" { # finding: terraform.gcp.storage_ubla
  name     = "shop-files"
  location = "EU"

  uniform_bucket_level_access = true
}

resource "google_storage_bucket" "logs" {
  name                        = "shop-logs"
  location                    = "EU"
  uniform_bucket_level_access = true # finding: terraform.gcp.storage_ubla
}
