resource "google_redis_instance" "main" { # finding: terraform.gcp.memorystore_for_redis_auth_enabled
  name           = "main"
  memory_size_gb = 1
  auth_enabled   = true
}

resource "google_redis_instance" "said" {
  name           = "said"
  memory_size_gb = 1
  auth_enabled   = true # finding: terraform.gcp.memorystore_for_redis_auth_enabled
}
