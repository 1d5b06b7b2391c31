resource "google_redis_instance" "main" {
  name                    = "main"
  memory_size_gb          = 1
  transit_encryption_mode = "SERVER_AUTHENTICATION"
}
