resource "google_pubsub_topic" "main" {
  name         = "main"
  kms_key_name = google_kms_crypto_key.main.id
}
