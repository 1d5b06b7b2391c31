resource "google_bigquery_table" "main" { # finding: terraform.gcp.big_query_table_encrypted_with_cmk
  dataset_id = "shop"
  table_id   = "orders"
}
