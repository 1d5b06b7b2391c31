resource "google_redis_instance" "main" { # finding: terraform.gcp.memorystore_for_redis_in_transit_encryption
  name           = "main"
  memory_size_gb = 1
}

resource "google_redis_instance" "said" {
  name                    = "said"
  memory_size_gb          = 1
  transit_encryption_mode = "DISABLED" # finding: terraform.gcp.memorystore_for_redis_in_transit_encryption
}
