resource "google_bigquery_table" "main" {
  dataset_id = "shop"
  table_id   = "orders"

  encryption_configuration {
    kms_key_name = google_kms_crypto_key.main.id
  }
}
