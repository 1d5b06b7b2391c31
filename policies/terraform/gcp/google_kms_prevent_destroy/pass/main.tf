resource "google_kms_crypto_key" "main" {
  name     = "main"
  key_ring = google_kms_key_ring.main.id

  lifecycle {
    prevent_destroy = true
  }
}
