resource "google_bigquery_table" "main" {
  dataset_id          = "shop"
  table_id            = "orders"
  deletion_protection = true
}
