resource "google_bigquery_table" "main" {
  dataset_id          = "shop"
  table_id            = "orders"
  deletion_protection = false # finding: terraform.gcp.big_query_table_deletion_protection
}
