resource "google_bigquery_dataset" "main" {
  dataset_id = "shop"

  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.main.id
  }
}
