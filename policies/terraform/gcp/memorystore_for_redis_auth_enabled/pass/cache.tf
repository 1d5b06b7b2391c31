resource "google_redis_instance" "main" {
  name           = "main"
  memory_size_gb = 1
  auth_enabled   = true
}
