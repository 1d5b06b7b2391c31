resource "google_bigquery_table" "main" {
  dataset_id = "shop"
  table_id   = "orders"

  encryption_configuration {
    kms_key_name = google_kms_crypto_key.main.id
  }
}

resource "google_bigquery_dataset" "sales" {
  dataset_id = "sales"

  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.main.id
  }
}

resource "google_bigquery_table" "refunds" {
  dataset_id = google_bigquery_dataset.sales.dataset_id
  table_id   = "refunds"
}

resource "google_bigquery_table" "open_orders" {
  dataset_id = "shop"
  table_id   = "open_orders"

  view {
    query          = "select * from shop.orders where not paid"
    use_legacy_sql = false
  }
}
