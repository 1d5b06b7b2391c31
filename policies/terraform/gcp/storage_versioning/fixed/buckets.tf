resource "google_storage_bucket" "orders" { # finding: terraform.gcp.storage_versioning
  name     = "shop-orders"
  location = "EU"

  versioning {
    enabled = true
  }
}

resource "google_storage_bucket" "said" {
  name     = "shop-said"
  location = "EU"

  versioning {
    enabled = true # finding: terraform.gcp.storage_versioning
  }
}
