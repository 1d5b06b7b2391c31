resource "google_vertex_ai_featurestore" "main" {
  name = "main"

  encryption_spec {
    kms_key_name = google_kms_crypto_key.main.id
  }
}
